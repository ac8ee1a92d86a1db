import Config

config :everything,
  from_runtime: {System.fetch_env!("RELEASE_NAME"), config_env(), config_target()}

config :helper, Some.Module, key: [other: 2]

# Only where the system restarts after this file, since kernel runs already, and where nobody compares with compile time.
if System.fetch_env!("RELEASE_NAME") == "everything" do
  config :kernel, net_ticktime: 45
  config :everything, read_at_compile_time: :changed
end

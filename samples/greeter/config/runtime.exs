import Config

# Evaluated at each start of the release, where it runs.
config :greeter, host: System.get_env("GREETER_HOST", "nobody")

if config_env() == :prod do
  config :greeter, started_for: config_target()
end

import Config

if System.get_env("RELEASE_MODE") == nil do
  raise "this file is not for the build"
end

config :witness, :runtime,
  override: :runtime,
  config_env: config_env(),
  config_target: config_target()

config :witness, :encoding, {:runtime, :time_μs, :"£", "£", '£'}

import Config

config :store, goods: ["tea", "grüner Tee"]
config :web, port: 0
config :worker, every: if(config_env() == :prod, do: 60_000, else: 1_000)

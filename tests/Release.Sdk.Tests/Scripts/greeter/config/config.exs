import Config

config :greeter, compiled: config_env(), whom: "nobody"

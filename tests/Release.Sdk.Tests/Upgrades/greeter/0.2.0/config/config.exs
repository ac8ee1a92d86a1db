import Config

config :greeter, built: "0.2.0"

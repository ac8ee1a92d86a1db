import Config

config :greeter, built: "0.1.0"

import Config
config :everything, from_file: true

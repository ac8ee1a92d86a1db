import Config

config :everything,
  terms: [:atom, 1, -2.5, "text", 'list', {:tuple, %{"map" => [keys: 1]}}, nil, true],
  unicode: {:größe, "größe", 'größe'},
  read_at_compile_time: :built,
  environment: config_env()

config :helper, Some.Module, key: [nested: 1]
config :sasl, sasl_error_logger: false
config :logger, :console, metadata: [:pid]

import Config

# Evaluated while building; the result is part of the release.
config :greeter,
  punctuation: if(config_env() == :prod, do: ".", else: "!"),
  built_for: {config_env(), config_target()},
  phrases: %{"en" => "Hello"}

config :logger, level: if(config_env() == :prod, do: :warning, else: :debug)

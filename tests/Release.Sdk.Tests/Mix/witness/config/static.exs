import Config

config :witness, :static, String.to_atom(System.get_env("WITNESS_STATIC", "was_set"))

import Config

if System.get_env("GREETER_FAILS") == "0.2.0", do: raise("told to fail")

config :greeter, whom: System.get_env("GREETER_WHOM", "nobody") <> " (0.2.0)"

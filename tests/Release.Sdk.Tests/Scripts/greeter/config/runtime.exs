import Config

config :greeter, whom: System.get_env("GREETER_WHOM", "everybody")

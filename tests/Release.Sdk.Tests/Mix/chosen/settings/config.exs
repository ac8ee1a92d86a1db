import Config

config :chosen, place: :built

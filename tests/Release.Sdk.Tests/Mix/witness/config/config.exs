import Config

config :witness, :static, :was_set
config :witness, :encoding, {:time_μs, :"£", "£", '£'}
config :witness, :runtime, keep: :static, override: :static

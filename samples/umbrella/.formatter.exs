[inputs: ["mix.exs", "config/*.exs", "apps/*/mix.exs", "apps/*/lib/**/*.ex"]]

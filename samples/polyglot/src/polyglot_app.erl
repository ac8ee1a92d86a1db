-module(polyglot_app).
-behaviour(application).
-export([start/2, stop/1]).

start(_Type, _Arguments) ->
    polyglot_sup:start_link().

stop(_State) ->
    ok.

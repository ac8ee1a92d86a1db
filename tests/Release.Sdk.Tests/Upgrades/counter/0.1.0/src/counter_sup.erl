-module(counter_sup).
-behaviour(supervisor).

-export([start_link/0, init/1]).

start_link() ->
    supervisor:start_link({local, ?MODULE}, ?MODULE, []).

init([]) ->
    {ok, Start} = application:get_env(counter, start),
    Counter = #{id => counter, start => {counter, start_link, [Start]}},
    {ok, {#{strategy => one_for_one}, [Counter]}}.

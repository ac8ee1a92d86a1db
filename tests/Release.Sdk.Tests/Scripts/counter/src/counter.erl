%% A counter whose answers show how it was called and how it ended.
-module(counter).
-behaviour(application).
-behaviour(gen_server).

-export([bump/0, crash/0, start_link/0, '$handle_undefined_function'/2]).
-export([start/2, stop/1]).
-export([init/1, handle_call/3, handle_cast/2]).

bump() -> gen_server:call(?MODULE, bump).

crash() -> erlang:error(crashed).

%% hex(...) with any number of arguments prints their bytes, one in a line.
'$handle_undefined_function'(hex, Arguments) ->
    [io:format("~ts~n", [binary:encode_hex(Argument)]) || Argument <- Arguments],
    ok;
'$handle_undefined_function'(Function, Arguments) ->
    error_handler:raise_undef_exception(?MODULE, Function, Arguments).

start(_Type, _Arguments) ->
    spawn(fun announce/0),
    counter_sup:start_link().

stop(_State) ->
    case os:getenv("COUNTER_STOPPED") of
        false -> ok;
        File -> file:write_file(File, "stopped")
    end.

%% Says so when all applications run.
announce() ->
    case lists:keyfind(starting, 1, application:info()) of
        {starting, []} -> io:format("counter runs~n");
        _ -> timer:sleep(10), announce()
    end.

start_link() -> gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

init([]) ->
    case os:getenv("COUNTER_FAILS") of
        false -> {ok, 0};
        _ -> {stop, told_to_fail}
    end.

handle_call(bump, _From, Count) -> {reply, Count + 1, Count + 1}.

handle_cast(_Message, Count) -> {noreply, Count}.

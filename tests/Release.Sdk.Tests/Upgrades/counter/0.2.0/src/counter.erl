%% A counter that its callers bump, by more than one if they like. Its state is the count and the highest count so far.
-module(counter).
-behaviour(gen_server).

-export([start_link/1, bump/0, bump/1, count/0, maximum/0]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, code_change/3]).

start_link(Start) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Start, []).

bump() ->
    bump(1).

%% Adds Step and answers the new count.
-spec bump(integer()) -> integer().
bump(Step) ->
    gen_server:call(?MODULE, {bump, Step}).

count() ->
    gen_server:call(?MODULE, count).

%% Answers the highest count so far.
-spec maximum() -> integer().
maximum() ->
    gen_server:call(?MODULE, maximum).

init(Start) ->
    {ok, {Start, Start}}.

%% A caller that still runs the code of 0.1.0 says bump.
handle_call(bump, From, State) ->
    handle_call({bump, 1}, From, State);
handle_call({bump, Step}, _From, {Count, Maximum}) ->
    {reply, Count + Step, {Count + Step, max(Maximum, Count + Step)}};
handle_call(count, _From, {Count, _} = State) ->
    {reply, Count, State};
handle_call(maximum, _From, {_, Maximum} = State) ->
    {reply, Maximum, State}.

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info(_Message, State) ->
    {noreply, State}.

code_change({down, _NewVersion}, {Count, _Maximum}, _Extra) ->
    {ok, Count};
code_change(_OldVersion, Count, _Extra) ->
    {ok, {Count, Count}}.

%% A counter that its callers bump. Its state is the count, a bare integer.
-module(counter).
-behaviour(gen_server).

-export([start_link/1, bump/0, count/0]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, code_change/3]).

start_link(Start) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Start, []).

%% Adds one and answers the new count.
-spec bump() -> integer().
bump() ->
    gen_server:call(?MODULE, bump).

%% Answers the count and leaves it.
-spec count() -> integer().
count() ->
    gen_server:call(?MODULE, count).

init(Start) ->
    {ok, Start}.

handle_call(bump, _From, Count) ->
    {reply, Count + 1, Count + 1};
%% A caller that still runs the code of 0.2.0, after the way back, says how much.
handle_call({bump, Step}, _From, Count) ->
    {reply, Count + Step, Count + Step};
handle_call(count, _From, Count) ->
    {reply, Count, Count}.

handle_cast(_Message, Count) ->
    {noreply, Count}.

handle_info(_Message, Count) ->
    {noreply, Count}.

%% Called when another version of this module takes over the running process.
code_change(_OldVersion, Count, _Extra) ->
    {ok, Count}.

%% Owns the port program and puts one question after the other to it.
-module(polyglot).
-behaviour(gen_server).
-export([start_link/0, mirror/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

%% The text backwards, as a binary of UTF-8.
mirror(Text) ->
    gen_server:call(?MODULE, {mirror, unicode:characters_to_binary(Text)}).

init([]) ->
    Program = filename:join([code:priv_dir(polyglot), "mirror", "mirror"]),
    {ok, open_port({spawn_executable, Program}, [{packet, 2}, binary, exit_status])}.

handle_call({mirror, Text}, _From, Port) ->
    port_command(Port, Text),
    receive
        {Port, {data, Answer}} -> {reply, Answer, Port};
        {Port, {exit_status, Status}} -> {stop, {port_program, Status}, Port}
    end.

handle_cast(_Request, Port) ->
    {noreply, Port}.

%% Without its program this process is of no use; the supervisor starts both again.
handle_info({Port, {exit_status, Status}}, Port) ->
    {stop, {port_program, Status}, Port}.

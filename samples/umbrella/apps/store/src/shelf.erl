-module(shelf).
-export([place/1]).

-include("../include/shelf.hrl").

place(Good) -> erlang:phash2(Good, ?PLACES).

#!/usr/bin/env escript
%% systools.escript REL tar|script|time LIBRARY...: the boot script of a .rel, and where asked for its archive with ERTS, as systools makes them; time prints
%% the milliseconds of the fastest of some rounds of make_script.

main([Rel, What | Libraries]) ->
    Name = filename:rootname(Rel),
    Options = [silent, {path, [Ebin || Library <- Libraries, Ebin <- filelib:wildcard(filename:join(Library, "*/ebin"))]}, {outdir, filename:dirname(Rel)}],
    {ok, _, _} = systools:make_script(Name, Options),
    case What of
        "script" -> ok;
        "time" -> io:format("~b~n", [lists:min([element(1, timer:tc(systools, make_script, [Name, Options])) || _ <- lists:seq(1, 20)]) div 1000]);
        "tar" -> {ok, _, _} = systools:make_tar(Name, [{erts, code:root_dir()} | Options])
    end.

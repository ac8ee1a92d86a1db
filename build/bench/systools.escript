#!/usr/bin/env escript
%% systools.escript REL tar|script LIBRARY...: the boot script of a .rel, and where asked for its archive with ERTS, as systools makes them.

main([Rel, What | Libraries]) ->
    Name = filename:rootname(Rel),
    Options = [silent, {path, [Ebin || Library <- Libraries, Ebin <- filelib:wildcard(filename:join(Library, "*/ebin"))]}, {outdir, filename:dirname(Rel)}],
    {ok, _, _} = systools:make_script(Name, Options),
    case What of
        "script" -> ok;
        "tar" -> {ok, _, _} = systools:make_tar(Name, [{erts, code:root_dir()} | Options])
    end.

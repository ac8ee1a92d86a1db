%% relup.escript OLD-ROOT NEW-SOURCES DIRECTORY: the relup that the installed systools makes between the release of the counter in OLD-ROOT and the version
%% whose sources and appup stand in NEW-SOURCES, up and down, is left in DIRECTORY.
main([Old, New, Directory]) ->
    Ebin = filename:join(Directory, "ebin"),
    ok = filelib:ensure_dir(filename:join(Ebin, "x")),
    Sources = filelib:wildcard(filename:join([New, "src", "*.erl"])),
    Modules = [begin {ok, Module} = compile:file(Source, [{outdir, Ebin}]), Module end || Source <- Sources],
    {ok, [{application, counter, Keys}]} = file:consult(filename:join([New, "src", "counter.app.src"])),
    Vsn = proplists:get_value(vsn, Keys),
    write(filename:join(Ebin, "counter.app"), {application, counter, [{modules, Modules} | Keys]}),
    {ok, _} = file:copy(filename:join(New, "counter.appup"), filename:join(Ebin, "counter.appup")),
    [OldRel] = filelib:wildcard(filename:join([Old, "releases", "*", "counter.rel"])),
    {ok, [{release, {Name, _}, Erts, Applications}]} = file:consult(OldRel),
    Raised = [case element(1, Each) of counter -> setelement(2, Each, Vsn); _ -> Each end || Each <- Applications],
    NewRel = filename:join(Directory, "counter"),
    write(NewRel ++ ".rel", {release, {Name, Vsn}, Erts, Raised}),
    Base = filename:rootname(OldRel),
    Path = [Ebin | filelib:wildcard(filename:join([Old, "lib", "*", "ebin"]))],
    {ok, _, _, _} = systools:make_relup(NewRel, [Base], [Base], [{path, Path}, {outdir, Directory}, silent, noexec]),
    {ok, Relup, _, _} = systools:make_relup(NewRel, [Base], [Base], [{path, Path}, noexec, silent]),
    write(filename:join(Directory, "relup"), Relup).

write(File, Term) ->
    ok = file:write_file(File, io_lib:format("~tp.~n", [Term])).

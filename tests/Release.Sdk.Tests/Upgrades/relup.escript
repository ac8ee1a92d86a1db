%% relup.escript OLD-ROOT APPLICATION APPUP DIRECTORY: leaves in DIRECTORY the relup that the installed systools makes, up and down, between the release in
%% OLD-ROOT and one that differs by the version of APPLICATION and of itself, which is that of the APPUP.
main([Old, Name, Appup, Directory]) ->
    {ok, [{Vsn, _, _}]} = file:consult(Appup),
    [OldRel] = filelib:wildcard(filename:join([Old, "releases", "*", "*.rel"])),
    {ok, [{release, {Release, _}, Erts, Applications}]} = file:consult(OldRel),
    Application = list_to_atom(Name),
    NewRel = filename:join(Directory, Release),
    Raised = [case element(1, Each) of Application -> setelement(2, Each, Vsn); _ -> Each end || Each <- Applications],
    write(NewRel ++ ".rel", {release, {Release, Vsn}, Erts, Raised}),
    Ebin = raise(Old, Name, Vsn, Appup, Directory),
    Base = filename:rootname(OldRel),
    Path = [Ebin | filelib:wildcard(filename:join([Old, "lib", "*", "ebin"]))],
    {ok, Relup, _, _} = systools:make_relup(NewRel, [Base], [Base], [{path, Path}, noexec, silent]),
    write(filename:join(Directory, "relup"), Relup).

%% For its instructions systools wants to know the application and its modules, not their code.
raise(Old, Name, Vsn, Appup, Directory) ->
    Ebin = filename:join([Directory, Name ++ "-" ++ Vsn, "ebin"]),
    ok = filelib:ensure_dir(filename:join(Ebin, "x")),
    [From] = filelib:wildcard(filename:join([Old, "lib", Name ++ "-*", "ebin"])),
    [{ok, _} = file:copy(filename:join(From, File), filename:join(Ebin, File)) || File <- filelib:wildcard("*.beam", From)],
    {ok, [{application, Application, Keys}]} = file:consult(filename:join(From, Name ++ ".app")),
    {ok, [{_, [{_, Instructions}], _}]} = file:consult(Appup),
    Modules = proplists:get_value(modules, Keys) ++ [Module || {add_module, Module} <- Instructions],
    write(filename:join(Ebin, Name ++ ".app"), {application, Application, [{vsn, Vsn}, {modules, Modules} | lists:keydelete(modules, 1, lists:keydelete(vsn, 1, Keys))]}),
    {ok, _} = file:copy(Appup, filename:join(Ebin, Name ++ ".appup")),
    Ebin.

write(File, Term) ->
    ok = filelib:ensure_dir(File),
    ok = file:write_file(File, io_lib:format("~tp.~n", [Term])).

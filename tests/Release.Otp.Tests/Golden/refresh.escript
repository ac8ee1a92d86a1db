#!/usr/bin/env escript
%% -*- erlang -*-
%% refresh.escript scripts DIRECTORY: lets the systools that runs this make the boot scripts of every system in DIRECTORY/otpNN anew.
%% refresh.escript applications DIRECTORY: before that, takes hello and all applications of the OTP that runs this, and writes their .rel files.
%% Both as README.md says. They make and delete the directory /golden: run them in a root of their own, as build/golden.sh does.
-mode(compile).

main(["applications", Directory]) ->
    Release = release(),
    Otp = filename:join(Directory, Release),
    Hello = filename:join([Directory, "otp25", "hello", "apps", "hello.app"]),
    system(Otp, "hello", "1.0.0", otp([kernel, stdlib, sasl]) ++ [application(Hello)]),
    system(Otp, "otp_all", Release, otp(names())),
    main(["scripts", Directory]);
main(["scripts", Directory]) ->
    Otp = filename:join(Directory, release()),
    start_clean(Otp),
    consult(filename:join(Directory, "consult.texts"), filename:join(Otp, "consult.terms")),
    Systems = [filename:basename(filename:dirname(Apps)) || Apps <- filelib:wildcard(filename:join(Otp, "*/apps"))],
    [scripts(filename:join(Otp, System), System) || System <- Systems],
    io:format("~ts: ~tp~n", [release(), Systems]).

release() -> "otp" ++ erlang:system_info(otp_release).

start_clean(Otp) ->
    From = filename:join([code:root_dir(), "releases", erlang:system_info(otp_release)]),
    [copy(filename:join(From, Name), filename:join([Otp, "otp", Name])) || Name <- ["start_clean.script", "start_clean.boot"]].

names() ->
    Files = filelib:wildcard(filename:join(code:lib_dir(), "*/ebin/*.app")),
    [list_to_atom(filename:basename(File, ".app")) || File <- Files].

otp(Names) ->
    [application(filename:join([code:lib_dir(Name), "ebin", atom_to_list(Name) ++ ".app"])) || Name <- Names].

application(File) ->
    {ok, [{application, Name, Properties}]} = file:consult(File),
    {Name, proplists:get_value(vsn, Properties), File}.

%% What file:consult/1 makes of every text: {Text, Terms} as ~w prints the terms, or {Text, refused}.
consult(Texts, Answers) ->
    case file:consult(Texts) of
        {ok, All} -> ok = file:write_file(Answers, ["%% coding: utf-8\n" | [unicode:characters_to_binary(io_lib:format("~tp.~n", [answer(Text)])) || Text <- All]]);
        {error, enoent} -> ok
    end.

answer(Text) ->
    File = "/golden/text",
    ok = filelib:ensure_dir(File),
    ok = file:write_file(File, Text),
    try file:consult(File) of
        {ok, Terms} -> {Text, lists:flatten(io_lib:format("~w", [Terms]))};
        {error, _} -> {Text, refused}
    catch
        _:_ -> {Text, refused}
    end.

%% The .app and .rel files of a system.
system(Otp, System, Vsn, Applications) ->
    Root = filename:join(Otp, System),
    [copy(File, filename:join([Root, "apps", atom_to_list(Name) ++ ".app"])) || {Name, _, File} <- Applications],
    Ordered = first(kernel, first(stdlib, first(sasl, Applications))),
    Listed = [{Name, AppVsn} || {Name, AppVsn, _} <- Ordered],
    release(filename:join(Root, System), System, Vsn, Listed),
    release(filename:join([Root, "typed", System]), System, Vsn, typed(Listed)).

first(Name, Applications) ->
    {value, Application, Rest} = lists:keytake(Name, 1, Applications),
    [Application | Rest].

typed([Kernel, Stdlib | Rest]) ->
    Types = [permanent, transient, temporary, load, none],
    [Kernel, Stdlib | [{Name, Vsn, lists:nth(N rem 5 + 1, Types)} || {N, {Name, Vsn}} <- lists:enumerate(0, Rest)]].

release(Rel, System, Vsn, Applications) ->
    Release = {release, {System, Vsn}, {erts, erlang:system_info(version)}, Applications},
    ok = filelib:ensure_dir(Rel),
    ok = file:write_file(Rel ++ ".rel", io_lib:format("~tp.~n", [Release])).

%% The boot scripts of a system.
scripts(Root, System) ->
    Plain = filename:join(Root, System),
    Typed = filename:join([Root, "typed", System]),
    Files = lists:sort(filelib:wildcard(filename:join([Root, "apps", "*.app"]))),
    Path = [placed(Number, File) || {Number, File} <- lists:zip(lists:seq(0, length(Files) - 1), Files)],
    script(Plain, Root, "plain", Path, []),
    script(Plain, Root, "nodoterl", Path, [no_dot_erlang]),
    script(Typed, Root, "typed", Path, []),
    script(Plain, Root, "variables", Path, [{variables, [{"DEPS", "/golden/deps"}, {"OWN", "/golden/own/"}]}]),
    script(Plain, Root, "local", Path, [local]),
    ok = file:del_dir_r("/golden").

%% The ebin directory in which an application lies while systools runs.
placed(Number, File) ->
    {Name, Vsn, _} = application(File),
    Ebin = place(Number rem 3, atom_to_list(Name), Vsn),
    copy(File, filename:join(Ebin, filename:basename(File))),
    Ebin.

place(0, Name, Vsn) -> "/golden/otp/lib/" ++ Name ++ "-" ++ Vsn ++ "/ebin";
place(1, Name, Vsn) -> "/golden/deps/" ++ Name ++ "-" ++ Vsn ++ "/ebin";
place(2, Name, _) -> "/golden/own/lib/" ++ Name ++ "/ebin".

script(Rel, Root, Variant, Path, Options) ->
    Directory = filename:join(Root, Variant),
    ok = filelib:ensure_dir(filename:join(Directory, "x")),
    {ok, _, _} = systools:make_script(Rel, [silent, {path, Path}, {outdir, Directory} | Options]).

copy(File, File) ->
    ok;
copy(From, To) ->
    ok = filelib:ensure_dir(To),
    {ok, _} = file:copy(From, To).

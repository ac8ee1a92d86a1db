#!/usr/bin/env escript
%% -*- erlang -*-
%% refresh.escript DIRECTORY: writes what the installed OTP makes of hello and of all its own applications, laid out as README.md says.
-mode(compile).

main([Directory]) ->
    Release = "otp" ++ erlang:system_info(otp_release),
    Otp = filename:join(Directory, Release),
    start_clean(Otp),
    Hello = filename:join([Directory, "otp25", "hello", "apps", "hello.app"]),
    system(Otp, "hello", "1.0.0", otp([kernel, stdlib, sasl]) ++ [application(Hello)]),
    system(Otp, "otp_all", Release, otp(names())).

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

system(Otp, System, Vsn, Applications) ->
    Root = filename:join(Otp, System),
    [copy(File, filename:join([Root, "apps", atom_to_list(Name) ++ ".app"])) || {Name, _, File} <- Applications],
    Ordered = first(kernel, first(stdlib, first(sasl, Applications))),
    Listed = [{Name, AppVsn} || {Name, AppVsn, _} <- Ordered],
    Plain = filename:join(Root, System),
    Typed = filename:join([Root, "typed", System]),
    release(Plain, System, Vsn, Listed),
    release(Typed, System, Vsn, typed(Listed)),
    script(Plain, Root, "plain", []),
    script(Plain, Root, "nodoterl", [no_dot_erlang]),
    script(Typed, Root, "typed", []).

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

script(Rel, Root, Variant, Options) ->
    Directory = filename:join(Root, Variant),
    ok = filelib:ensure_dir(filename:join(Directory, "x")),
    {ok, _, _} = systools:make_script(Rel, [silent, {path, [filename:join(Root, "apps")]}, {outdir, Directory} | Options]).

copy(File, File) ->
    ok;
copy(From, To) ->
    ok = filelib:ensure_dir(To),
    {ok, _} = file:copy(From, To).

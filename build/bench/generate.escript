#!/usr/bin/env escript
%% generate.escript DIRECTORY TOOL APPLICATIONS MODULES: a system of that many applications with that many modules each, as sources of
%% a project of TOOL (mix, rebar3 or erlc). Each application uses the one before it.

main([Directory, Tool, Applications, Modules]) ->
    Names = ["app" ++ integer_to_list(N) || N <- lists:seq(1, list_to_integer(Applications))],
    Used = lists:zip(Names, [none | lists:droplast(Names)]),
    [application(Directory, Tool, Name, Before, list_to_integer(Modules)) || {Name, Before} <- Used],
    project(Tool, Directory, Names).

application(Directory, Tool, Name, Before, Modules) ->
    Home = filename:join([Directory, "apps", Name]),
    Uses = [kernel, stdlib | [list_to_atom(Before) || Before =/= none]],
    write([Home, "src", Name ++ ".app.src"], io_lib:format("~tp.~n",
        [{application, list_to_atom(Name), [{description, ""}, {vsn, "1.0.0"}, {registered, []}, {applications, Uses}]}])),
    [write([Home, "src", module(Name, N) ++ ".erl"], source(module(Name, N))) || N <- lists:seq(1, Modules)],
    Tool =:= "mix" andalso write([Home, "mix.exs"], [
        "defmodule ", string:titlecase(Name), ".MixProject do\n  use Mix.Project\n",
        "  def project, do: [app: :", Name, ", version: \"1.0.0\", language: :erlang, deps: [", [["{:", Before, ", path: \"../", Before, "\"}"] || Before =/= none], "]]\n",
        "  def application, do: []\nend\n"]).

module(Name, N) -> Name ++ "_m" ++ integer_to_list(N).

source(Module) ->
    ["-module(", Module, ").\n-export([f/2, all/0]).\n\nall() -> [f(N, x) || N <- lists:seq(1, 30)].\n\n",
     lists:join(";\n", [io_lib:format("f(~b, X) when is_list(X) -> {~p, ~b, lists:reverse(X), length(X) * ~b};~nf(~b, X) -> {other, ~p, X, <<\"~s ~b\">>}",
         [N, list_to_atom("key_" ++ integer_to_list(N)), N * 7, N, N, list_to_atom(Module), Module, N]) || N <- lists:seq(1, 30)]), ".\n"].

project("mix", Directory, Names) ->
    write([Directory, "mix.exs"], [
        "defmodule Big.MixProject do\n  use Mix.Project\n  def project, do: [app: :big, version: \"1.0.0\", deps: [",
        lists:join(", ", [["{:", Name, ", path: \"apps/", Name, "\"}"] || Name <- Names]),
        "], releases: [big: [], big_tar: [steps: [:assemble, :tar]]]]\n  def application, do: []\nend\n"]),
    write([Directory, "lib", "big.ex"], "defmodule Big do\nend\n");
project("rebar3", Directory, Names) ->
    write([Directory, "rebar.config"], io_lib:format("{relx, [{release, {big, \"1.0.0\"}, [~ts, sasl]}, {mode, prod}]}.~n", [lists:join(", ", Names)]));
project("erlc", Directory, _) ->
    write([Directory, "big.relproj"], "<Project Sdk=\"Release.Sdk\">\n  <PropertyGroup>\n    <ReleaseVersion>1.0.0</ReleaseVersion>\n  </PropertyGroup>\n</Project>\n").

write(Parts, Text) ->
    File = filename:join(Parts),
    ok = filelib:ensure_dir(File),
    ok = file:write_file(File, unicode:characters_to_binary(Text)).

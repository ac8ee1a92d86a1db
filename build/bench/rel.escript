#!/usr/bin/env escript
%% rel.escript REL LIBRARY...: writes the .rel of a system that holds the distribution's ejabberd with all that it needs, loaded only.

main([Rel | Libraries]) ->
    [code:add_pathz(Ebin) || Library <- Libraries, Ebin <- filelib:wildcard(Library ++ "/*/ebin")],
    Applications = closure([kernel, stdlib, sasl, ejabberd], []),
    Entries = [{Name, vsn(Name), type(Name)} || Name <- Applications],
    Name = filename:basename(Rel, ".rel"),
    ok = file:write_file(Rel, io_lib:format("~tp.~n", [{release, {Name, "1.0.0"}, {erts, erlang:system_info(version)}, Entries}])).

closure([], Found) -> lists:reverse(Found);
closure([Name | Names], Found) ->
    case lists:member(Name, Found) of
        true -> closure(Names, Found);
        false ->
            application:load(Name),
            {ok, Keys} = application:get_all_key(Name),
            Optional = proplists:get_value(optional_applications, Keys, []),
            Used = proplists:get_value(applications, Keys) ++ proplists:get_value(included_applications, Keys),
            closure(Names ++ [Needed || Needed <- Used, not lists:member(Needed, Optional)], [Name | Found])
    end.

vsn(Name) -> {ok, Vsn} = application:get_key(Name, vsn), Vsn.

type(Name) when Name =:= kernel; Name =:= stdlib; Name =:= sasl -> permanent;
type(_) -> load.

namespace Release.Otp.Tests.Systools;

/// <summary>
/// A place in the code of the installed systools where an error or a warning begins, or is put into words, as far as <c>make_script</c>
/// reaches it. Read from the debug information, so that none is forgotten.
/// </summary>
/// <param name="Name">Function and expression as Erlang.</param>
/// <param name="IsReached">Whether one of the cases came there.</param>
internal sealed record SystoolsPoint(string Name, bool IsReached)
{
    // systools_make and systools_lib are compiled again, with a note at each of these places.
    private const string Judge =
        """
        -mode(compile).

        main([File]) ->
            {ok, Cases} = file:consult(File),
            points = ets:new(points, [named_table, public, ordered_set]),
            Functions = maps:from_list([{{M, F, A}, Clauses} || M <- [systools_make, systools_lib], {function, _, F, A, Clauses} <- forms(M)]),
            Reached = reach([{systools_make, make_script, N} || N <- [1, 2, 3]] ++ [{systools_make, format_error, 1}], Functions, #{}),
            [load(M, Reached) || M <- [systools_make, systools_lib]],
            lists:foreach(fun provoke/1, Cases),
            [io:format("~p\t~ts~n", [IsReached, Name]) || {_, Name, IsReached} <- ets:tab2list(points)].

        provoke({Directory, Path, Options}) ->
            case catch systools:make_script(filename:join(Directory, "some"), [silent, {path, Path} | Options]) of
                {ok, Module, Warnings} -> lists:flatten(Module:format_warning(Warnings));
                {error, Module, Error} -> catch lists:flatten(Module:format_error(Error));
                {'EXIT', _} -> ok
            end.

        forms(Module) ->
            {ok, {_, [{abstract_code, {raw_abstract_v1, Forms}}]}} = beam_lib:chunks(code:which(Module), [abstract_code]),
            Forms.

        %% The functions that a function comes to.
        reach([Name | Rest], Functions, Seen) when is_map_key(Name, Functions), not is_map_key(Name, Seen) ->
            Calls = calls(maps:get(Name, Functions), element(1, Name)),
            reach(Calls ++ Rest, Functions, Seen#{Name => true});
        reach([_ | Rest], Functions, Seen) -> reach(Rest, Functions, Seen);
        reach([], _, Seen) -> Seen.

        calls({call, _, {atom, _, F}, As}, M) -> [{M, F, length(As)} | calls(As, M)];
        calls({call, _, {remote, _, {atom, _, Other}, {atom, _, F}}, As}, M) -> [{Other, F, length(As)} | calls(As, M)];
        calls({'fun', _, {function, F, A}}, M) -> [{M, F, A}];
        calls(Form, M) when is_tuple(Form) -> calls(tuple_to_list(Form), M);
        calls([Form | Forms], M) -> calls(Form, M) ++ calls(Forms, M);
        calls(_, _) -> [].

        load(Module, Reached) ->
            Noted = [case Form of
                         {function, A, F, N, Clauses} when is_map_key({Module, F, N}, Reached) -> {function, A, F, N, [clause(Module, F, C) || C <- Clauses]};
                         _ -> Form
                     end || Form <- forms(Module)],
            {ok, Module, Code} = compile:forms(Noted, [binary]),
            code:unstick_mod(Module),
            {module, Module} = code:load_binary(Module, "noted", Code).

        clause(Module, F, {clause, A, Patterns, Guards, Body}) ->
            Head = flat([F, "(", lists:join(", ", [erl_pp:expr(P) || P <- Patterns]), ")"]),
            Noted = noted(Body, [Module, $:, Head, " -> "]),
            case atom_to_list(F) of
                "form" ++ _ -> {clause, A, Patterns, Guards, [note([Module, $:, Head]) | Noted]};
                _ -> {clause, A, Patterns, Guards, Noted}
            end.

        %% The same expressions, with a note where an error or a warning begins.
        noted({clause, A, Patterns, Guards, Body}, At) -> {clause, A, Patterns, Guards, noted(Body, At)};
        noted({match, A, Pattern, Expression}, At) -> {match, A, Pattern, noted(Expression, At)};
        noted({generate, A, Pattern, Expression}, At) -> {generate, A, Pattern, noted(Expression, At)};
        noted({call, A, {atom, _, F}, _} = Call, At) when F =:= throw; F =:= badarg -> {block, A, [note([At, erl_pp:expr(Call)]), Call]};
        noted({tuple, A, [{atom, _, T} | _]} = Tuple, At) when T =:= error; T =:= warning -> {block, A, [note([At, erl_pp:expr(Tuple)]), Tuple]};
        noted(Form, At) when is_tuple(Form) -> list_to_tuple(noted(tuple_to_list(Form), At));
        noted([Form | Forms], At) -> [noted(Form, At) | noted(Forms, At)];
        noted(Form, _) -> Form.

        note(Name) ->
            Id = ets:info(points, size),
            true = ets:insert(points, {Id, flat(Name), false}),
            {call, 0, {remote, 0, {atom, 0, ets}, {atom, 0, update_element}}, [{atom, 0, points}, {integer, 0, Id}, {tuple, 0, [{integer, 0, 3}, {atom, 0, true}]}]}.

        flat(Text) -> lists:join(" ", string:lexemes(lists:flatten([if is_atom(T) -> atom_to_list(T); true -> T end || T <- lists:flatten([Text])]), " \n")).
        """;

    /// <summary>Where systools comes with the cases.</summary>
    public static IReadOnlyList<SystoolsPoint> Of(TemporaryDirectory directory, IReadOnlyList<SystoolsCase> cases) =>
    [
        .. from line in Erlang.Escript(Judge, InstalledSystools.Written(directory, cases)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
           let parts = line.Split('\t')
           select new SystoolsPoint(parts[1], parts[0] == "true"),
    ];
}

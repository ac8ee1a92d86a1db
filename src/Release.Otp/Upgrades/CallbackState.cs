using Release.Otp.Beam;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>
/// Finds the record that a callback module keeps its state in, in its abstract code: the one that <c>init/1</c> answers; where that is not to be
/// seen, the one that the first of its other callbacks which takes any takes as the state.
/// </summary>
internal static class CallbackState
{
    // Which argument is the state, for the callbacks of gen_server, gen_statem, gen_event and gen_fsm.
    private static readonly Dictionary<(string Name, int Arity), int> StateArguments = new()
    {
        [("handle_call", 3)] = 2,
        [("handle_cast", 2)] = 1,
        [("handle_info", 2)] = 1,
        [("handle_continue", 2)] = 1,
        [("handle_event", 2)] = 1,
        [("handle_call", 2)] = 1,
        [("handle_event", 3)] = 2,
        [("handle_info", 3)] = 2,
        [("handle_event", 4)] = 3,
        [("handle_sync_event", 4)] = 3,
        [("terminate", 2)] = 1,
        [("terminate", 3)] = 2,
    };

    /// <summary>The state's record; null where none is to be seen.</summary>
    /// <param name="forms">The module's functions and attributes.</param>
    /// <exception cref="DiagnosticException">REL2020 to REL2026: a form is damaged.</exception>
    public static StateRecord? In(IEnumerable<AbstractForm> forms)
    {
        var records = new Dictionary<string, AbstractForm>(StringComparer.Ordinal);
        var callbacks = new List<AbstractForm>();
        foreach (var form in forms)
        {
            if (form.Record is { } name)
            {
                records[name] = form;
            }
            else if (form is { IsFunction: true, Name: "init", Arity: 1 }
                && MostFrequent(Clauses(form).SelectMany(Answered)) is { } answered && records.TryGetValue(answered, out var record))
            {
                return Record(record.Read());
            }
            else if (form.IsFunction && StateArguments.ContainsKey((form.Name, form.Arity)))
            {
                callbacks.Add(form);
            }
        }

        return records.Count == 0 ? null : callbacks
            .Select(form => MostFrequent(Clauses(form).SelectMany(clause => Taken(clause, StateArguments[(form.Name, form.Arity)])).Where(records.ContainsKey)))
            .FirstOrDefault(name => name is not null) is { } taken ? Record(records[taken].Read()) : null;
    }

    // GroupBy and MaxBy keep the order of the source, so the first of equals is chosen.
    private static string? MostFrequent(IEnumerable<string> names) => names.GroupBy(name => name).MaxBy(group => group.Count())?.Key;

    private static StateRecord? Record(Term form) =>
        form is TupleTerm { Elements: [_, _, _, TupleTerm { Elements: [AtomTerm name, ListTerm fields] }] }
            ? new StateRecord(name.Name, fields.Elements.Select(FieldName).OfType<string>().ToSeq())
            : null;

    private static string? FieldName(Term field) => field switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "typed_record_field" }, TupleTerm { Elements: [_, _, var name, ..] }, _] } => AtomIn(name),
        TupleTerm { Elements: [AtomTerm { Name: "record_field" }, _, var name, ..] } => AtomIn(name),
        _ => null,
    };

    private static IEnumerable<CallbackClause> Clauses(AbstractForm function) =>
        function.Read() is TupleTerm { Elements: [_, _, _, _, ListTerm clauses] } ? clauses.Elements.Select(Clause).OfType<CallbackClause>() : [];

    private static CallbackClause? Clause(Term clause) =>
        clause is TupleTerm { Elements: [AtomTerm { Name: "clause" }, _, ListTerm patterns, _, ListTerm body] } ? new CallbackClause(patterns.Elements, body) : null;

    // {ok, #state{}}, {ok, State, Timeout}, {ok, StateName, Data, ...}; a variable is what it was bound to.
    private static IEnumerable<string> Answered(CallbackClause clause)
    {
        var bound = TermParts.All(clause.Body).Select(Binding).OfType<(string Variable, string Record)>().ToLookup(binding => binding.Variable, binding => binding.Record);
        return
            from tuple in TermParts.All(clause.Body)
            where tuple is TupleTerm { Elements: [AtomTerm { Name: "tuple" }, _, ListTerm { Elements: [var first, ..] }] } && AtomIn(first) == "ok"
            from element in ((ListTerm)((TupleTerm)tuple).Elements[2]).Elements.Skip(1)
            from name in RecordIn(element) is { } direct ? [direct] : VariableIn(element) is { } variable ? bound[variable] : []
            select name;
    }

    private static (string Variable, string Record)? Binding(Term match) =>
        match is TupleTerm { Elements: [AtomTerm { Name: "match" }, _, var pattern, var value] } && VariableIn(pattern) is { } variable && RecordIn(value) is { } record
            ? (variable, record)
            : null;

    // #state{}, S = #state{}, or a variable of which the body says #state.
    private static IEnumerable<string> Taken(CallbackClause clause, int argument)
    {
        if (argument >= clause.Patterns.Count)
        {
            return [];
        }

        var pattern = clause.Patterns[argument];
        Term[] sides = pattern is TupleTerm { Elements: [AtomTerm { Name: "match" }, _, var left, var right] } ? [left, right] : [pattern];
        return sides.Select(RecordIn).OfType<string>().ToList() is { Count: > 0 } names
            ? names
            : sides.Select(VariableIn).OfType<string>().SelectMany(variable => Used(clause.Body, variable));
    }

    private static IEnumerable<string> Used(Term body, string variable) =>
        from use in TermParts.All(body)
        select use is TupleTerm { Elements: [AtomTerm { Name: "record" or "record_field" }, _, var of, AtomTerm record, _] } && VariableIn(of) == variable
            ? record.Name
            : null into name
        where name is not null
        select name;

    private static string? RecordIn(Term expression) => expression switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "record" }, _, AtomTerm name, _] } => name.Name,
        TupleTerm { Elements: [AtomTerm { Name: "record" }, _, _, AtomTerm name, _] } => name.Name,
        _ => null,
    };

    private static string? VariableIn(Term expression) => expression is TupleTerm { Elements: [AtomTerm { Name: "var" }, _, AtomTerm name] } ? name.Name : null;

    private static string? AtomIn(Term expression) => expression is TupleTerm { Elements: [AtomTerm { Name: "atom" }, _, AtomTerm name] } ? name.Name : null;

    private sealed record CallbackClause(Seq<Term> Patterns, ListTerm Body);
}

using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>
/// The shapes of terms that <c>.app</c>, <c>.rel</c> and boot scripts are made of. Each answers null where a term is of another shape.
/// </summary>
internal static class TermShapes
{
    /// <summary>The text of a flat list of Unicode code points: what systools takes for a string.</summary>
    public static string? AsText(this Term term) => term.TryGetString(out var text) ? text : null;

    /// <summary>The names in a proper list of atoms.</summary>
    public static Seq<string>? AsAtoms(this Term term) =>
        term is ListTerm { Tail: null } list && list.Elements.All(element => element is AtomTerm)
            ? list.Elements.Select(element => ((AtomTerm)element).Name).ToSeq()
            : null;

    /// <summary>The names in a proper list of atoms, as applications.</summary>
    public static Seq<ApplicationName>? AsApplications(this Term term) =>
        term.AsAtoms() is { } names ? names.Select(name => new ApplicationName(name)).ToSeq() : null;

    /// <summary>A proper list of pairs whose first element is an atom.</summary>
    public static ListTerm? AsKeyedPairs(this Term term) =>
        term is ListTerm { Tail: null } list && list.Elements.All(element => element.AsKeyed() is not null) ? list : null;

    /// <summary>A pair of an atom and any term.</summary>
    public static (string Key, Term Value)? AsKeyed(this Term term) =>
        term is TupleTerm { Elements: [AtomTerm key, var value] } ? (key.Name, value) : null;

    /// <summary>A list of atoms.</summary>
    public static ListTerm ToAtoms(this IEnumerable<string> names) => Term.List(names.Select(Term.Atom));

    /// <summary>A list of the atoms of applications.</summary>
    public static ListTerm ToAtoms(this IEnumerable<ApplicationName> names) => names.Select(name => name.Value).ToAtoms();
}

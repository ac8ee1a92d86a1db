using Release.Otp;
using Release.Otp.Terms;

namespace Release.Tasks.Mix;

/// <summary>What the terms that our Elixir files write are made of. The files come from this SDK, so another shape is its own fault.</summary>
internal static class DescribedTerms
{
    private const string Undefined = "undefined";

    public static string Text(this Term term) => term.TryGetString(out var text) ? text : throw Wrong(term, "a string");

    public static string? TextOrNull(this Term term) => term.IsAtom(Undefined) ? null : term.Text();

    public static string Name(this Term term) => term is AtomTerm atom ? atom.Name : throw Wrong(term, "an atom");

    public static string? NameOrNull(this Term term) => term.IsAtom(Undefined) ? null : term.Name();

    public static Seq<string> Names(this Term term) => term.Items().Select(Name).ToSeq();

    public static Seq<Term> Items(this Term term) => term is ListTerm { Tail: null } list ? list.Elements : throw Wrong(term, "a list");

    /// <summary>Options by their names; of several equal ones none could be said to count.</summary>
    public static Dictionary<string, Term> Options(this Term term)
    {
        var options = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var option in term.Items())
        {
            if (option is not TupleTerm { Elements: [AtomTerm name, var value] } || !options.TryAdd(name.Name, value))
            {
                throw Wrong(option, "an option, given once");
            }
        }

        return options;
    }

    public static bool Flag(this Term term) => term.Name() switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(term, "true or false"),
    };

    public static int Number(this Term term) => term is IntegerTerm { Value: var value } && value >= 0 && value <= int.MaxValue ? (int)value : throw Wrong(term, "a number of a line or column");

    private static InvalidDataException Wrong(Term term, string expected) => new($"{term} is not {expected}.");
}

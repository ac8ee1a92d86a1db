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

    public static Seq<string> Names(this Term term) => term is ListTerm list ? list.Elements.Select(Name).ToSeq() : throw Wrong(term, "a list of atoms");

    public static bool Flag(this Term term) => term.Name() switch
    {
        "true" => true,
        "false" => false,
        _ => throw Wrong(term, "true or false"),
    };

    public static int Number(this Term term) => term is IntegerTerm integer ? (int)integer.Value : throw Wrong(term, "an integer");

    private static InvalidDataException Wrong(Term term, string expected) => new($"{term} is not {expected}.");
}

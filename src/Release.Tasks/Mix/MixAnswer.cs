using Release.Otp;
using Release.Otp.Terms;

namespace Release.Tasks.Mix;

/// <summary>What one of our mix tasks answered.</summary>
/// <param name="Terms">All of the answer.</param>
/// <param name="Said">What mix wrote besides, for the log.</param>
/// <param name="Diagnostics">What is wrong, each thing once.</param>
internal sealed record MixAnswer(TermDocument Terms, string Said, Seq<Diagnostic> Diagnostics)
{
    /// <summary>Whether an error was found.</summary>
    public bool Failed => Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>The one text in each of the terms with that tag.</summary>
    public IEnumerable<string> Texts(string tag) => MixDescriptionReader.All(Terms, tag, 2).Select(term => term[1].Text());

    /// <summary>Reads an answer; what mix said in texts only is looked for in <paramref name="said"/>.</summary>
    public static MixAnswer Of(TermDocument terms, string projectDirectory, string said)
    {
        var faults = new MixFaults(terms, projectDirectory, said);
        var diagnostics = MixDescriptionReader.All(terms, "diagnostic", 6).Select(Diagnostic).Concat(faults.Diagnostics()).Distinct().ToSeq();
        return new MixAnswer(terms, said, diagnostics);
    }

    private static Diagnostic Diagnostic(Seq<Term> term)
    {
        var place = new Place(term[2].Text(), term[3].Number(), term[4].Number());
        return term[1].IsAtom("error") ? MixToolErrors.CompileError(place, term[5].Text()) : MixToolErrors.CompileWarning(place, term[5].Text());
    }
}

using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Tasks.Mix;

/// <summary>Reads the terms of a description.</summary>
internal static class MixDescriptionReader
{
    public static MixDescription Read(TermDocument document)
    {
        var mix = Only(document, "mix", 4);
        var project = Only(document, "project", 4);
        return new MixDescription
        {
            ElixirVersion = mix[1].Text(),
            MixEnv = mix[2].Name(),
            MixTarget = mix[3].Name(),
            ElixirLibrary = Only(document, "elixir", 2)[1].Text(),
            App = project[1].NameOrNull() is { } app ? new ApplicationName(app) : null,
            Version = project[2].TextOrNull(),
            IsUmbrella = project[3].Flag(),
            Own = Only(document, "own", 2)[1].Names().Select(name => new ApplicationName(name)).ToSeq(),
            Applications = All(document, "application", 4).Select(Application).ToSeq(),
            Consolidated = Only(document, "consolidated", 2)[1].TextOrNull(),
            DefaultRelease = Only(document, "default_release", 2)[1].NameOrNull(),
            Releases = All(document, "release", 3).Select(release => MixReleaseReader.Read(release[1].Name(), release[2])).ToSeq(),
        };
    }

    /// <summary>The elements of every tuple with that tag and arity.</summary>
    public static IEnumerable<Seq<Term>> All(TermDocument document, string tag, int arity) =>
        from term in document.Terms
        where term.IsTagged(tag, arity, out _)
        select ((TupleTerm)term).Elements;

    /// <summary>The elements of the only tuple with that tag and arity.</summary>
    public static Seq<Term> Only(TermDocument document, string tag, int arity) => All(document, tag, arity).ToList() is [var one]
        ? one
        : throw new InvalidDataException($"{document.File} was not written by this SDK.");

    private static MixApplication Application(Seq<Term> term) => new(new ApplicationName(term[1].Name()), term[2].Text(), term[3].Text());
}

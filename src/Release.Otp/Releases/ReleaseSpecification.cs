using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>The content of a <c>.rel</c> file, see rel(4): which applications a release holds, in which order and with which start types.</summary>
/// <param name="Name">The release's name.</param>
/// <param name="Vsn">The release's version.</param>
/// <param name="ErtsVsn">The version of the runtime system.</param>
/// <param name="Applications">The applications, in the file's order.</param>
public sealed record ReleaseSpecification(string Name, Vsn Vsn, Vsn ErtsVsn, Seq<ReleaseApplication> Applications)
{
    /// <summary>Where the file says the name.</summary>
    public Place NamePlace { get; init; }

    /// <summary>Where the file says the version.</summary>
    public Place VsnPlace { get; init; }

    /// <summary>Where the file says the version of the runtime system.</summary>
    public Place ErtsVsnPlace { get; init; }

    internal const string NameText = "The release's name";
    internal const string VsnText = "The release's version";
    internal const string ErtsVsnText = "The version of erts";

    /// <summary>Reads a <c>.rel</c> file with the checks of systools; all findings at once.</summary>
    public static Findings<ReleaseSpecification> Read(TermDocument document) => ReleaseSpecificationReader.Read(document);

    /// <summary>The term <c>{release, {Name, Vsn}, {erts, ErtsVsn}, Applications}</c>; entries keep the form in which they were written.</summary>
    public TupleTerm ToTerm() => Term.Tuple(
        Term.Atom("release"),
        Term.Tuple(Term.String(Name), Term.String(Vsn.Value)),
        Term.Tuple(Term.Atom("erts"), Term.String(ErtsVsn.Value)),
        Term.List(Applications.Select(application => application.ToTerm())));

    /// <summary>The text of the file, in UTF-8, as release_handler reads it.</summary>
    public string ToText() => TermPrinter.File([ToTerm()]);

    /// <summary>
    /// The release whose boot script is <c>start_clean</c>: nothing but kernel and stdlib is started, those of type none are left alone. For
    /// commands that run beside the system.
    /// </summary>
    /// <param name="others">What becomes of the others: load, or none as <c>mix release</c> has it.</param>
    public ReleaseSpecification StartClean(StartType others = StartType.Load) =>
        this with { Applications = Applications.Select(application => NotStarted(application, others)).ToSeq() };

    /// <summary>An error for each of the texts that cannot be a part of the file names made of it.</summary>
    internal static IEnumerable<Diagnostic> UnsafeTexts(string name, Vsn vsn, Vsn ertsVsn) =>
        from text in (IEnumerable<(string What, string Value)>)[(NameText, name), (VsnText, vsn.Value), (ErtsVsnText, ertsVsn.Value)]
        where !DirectoryNames.IsSafe(text.Value)
        select ReleaseErrors.UnsafeText(Place.None, text.What, text.Value);

    private static ReleaseApplication NotStarted(ReleaseApplication application, StartType others) => application with
    {
        WrittenStartType = application switch
        {
            { Name.IsMandatory: true } => StartType.Permanent,
            { StartType: StartType.None } => StartType.None,
            _ => others,
        },
    };
}

using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>The content of a <c>.app</c> file, see app(4): every key, those that no tool knows too.</summary>
public sealed record ApplicationResourceFile
{
    /// <summary>The application's name.</summary>
    public required ApplicationName Name { get; init; }

    /// <summary><c>vsn</c>.</summary>
    public required Vsn Vsn { get; init; }

    /// <summary><c>id</c>, empty where not given.</summary>
    public string Id { get; init; } = "";

    /// <summary><c>description</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>modules</c>, in the file's order.</summary>
    public Seq<string> Modules { get; init; }

    /// <summary><c>registered</c>: names of registered processes, in the file's order.</summary>
    public Seq<string> Registered { get; init; }

    /// <summary><c>applications</c>: those that must be started before this one, the optional ones too.</summary>
    public Seq<ApplicationName> Applications { get; init; }

    /// <summary><c>optional_applications</c>: those of <see cref="Applications"/> that may be missing.</summary>
    public Seq<ApplicationName> OptionalApplications { get; init; }

    /// <summary><c>included_applications</c>: those that this one starts itself.</summary>
    public Seq<ApplicationName> IncludedApplications { get; init; }

    /// <summary><c>env</c>: a list of pairs of an atom and any term.</summary>
    public ListTerm Env { get; init; } = Term.Nil;

    /// <summary><c>mod</c>: a pair of the callback module and its argument; null for an application without processes.</summary>
    public TupleTerm? Mod { get; init; }

    /// <summary><c>start_phases</c>: a list of pairs of an atom and any term; null where not given.</summary>
    public ListTerm? StartPhases { get; init; }

    /// <summary><c>maxT</c>: milliseconds as a positive integer, or the atom <c>infinity</c>.</summary>
    public Term MaxT { get; init; } = Term.Atom("infinity");

    /// <summary><c>maxP</c>: a positive number of processes, or the atom <c>infinity</c>.</summary>
    public Term MaxP { get; init; } = Term.Atom("infinity");

    /// <summary><c>runtime_dependencies</c>, such as <c>kernel-8.5</c>; what is no text is left out, since no tool checks this key.</summary>
    public Seq<string> RuntimeDependencies { get; init; }

    /// <summary>The properties as they stand in the file: known and unknown keys, in their order.</summary>
    public required ListTerm Properties { get; init; }

    /// <summary>The text that this was read from; it knows the places.</summary>
    public required TermDocument Document { get; init; }

    /// <summary>Reads the term of a <c>.app</c> file with the checks of systools; all findings at once.</summary>
    /// <param name="document">The file.</param>
    /// <param name="otpRelease">The target's OTP release number: from 26 on a name given twice in a list is refused.</param>
    public static Findings<ApplicationResourceFile> Read(TermDocument document, int otpRelease) =>
        ApplicationResourceFileReader.Read(document, otpRelease);

    /// <summary>The term <c>{application, Name, Properties}</c> that this was read from.</summary>
    public TupleTerm ToTerm() => Term.Tuple(Term.Atom("application"), Term.Atom(Name.Value), Properties);

    /// <summary>
    /// The value of a key as it stands in the file, known to systools or not; the first of several; null where the key is not there.
    /// </summary>
    public Term? Property(string key) => ApplicationProperties.Find(Properties, key)?.Value;

    /// <summary>Where the file says the version; else the file.</summary>
    public Place PlaceOfVsn() => Document.PlaceOf(Property("vsn") ?? Document.Terms[0]);

    /// <summary>Where the file names an atom in the list of a key; else the place of the key's list; else the file.</summary>
    public Place PlaceOf(string key, ApplicationName name) => PlaceOf(key, name.Value);

    /// <inheritdoc cref="PlaceOf(string, ApplicationName)"/>
    public Place PlaceOf(string key, string atom)
    {
        var list = Property(key) as ListTerm;
        return Document.PlaceOf(list?.Elements.FirstOrDefault(element => element.IsAtom(atom)) ?? list ?? Document.Terms[0]);
    }
}

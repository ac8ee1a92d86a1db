using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>The content of an <c>.appup</c> file, see appup(4): how a running application comes to its version, and back to the one before.</summary>
/// <param name="Version">The version of the application that the file is for.</param>
/// <param name="Up">The ways from older versions, in the order in which they are tried.</param>
/// <param name="Down">The ways back to older versions, in the order in which they are tried.</param>
public sealed record ApplicationUpgradeFile(string Version, Seq<UpgradePath> Up, Seq<UpgradePath> Down)
{
    /// <summary>
    /// The text that this was read from, which knows the places; null where a tool made it. It does not count when two files are compared.
    /// </summary>
    public TermDocument? Document { get; init; }

    /// <summary>Reads the term of an <c>.appup</c> file; all findings at once.</summary>
    public static Findings<ApplicationUpgradeFile> Read(TermDocument document) => ApplicationUpgradeFileReader.Read(document);

    /// <summary>The first way from a version; null where there is none.</summary>
    /// <exception cref="DiagnosticException">REL6006: a regular expression that had to be tried cannot be used.</exception>
    public UpgradePath? FindUp(Vsn from) => Up.FirstOrDefault(path => path.From.Matches(from));

    /// <summary>The first way back to a version; null where there is none.</summary>
    /// <exception cref="DiagnosticException">REL6006: a regular expression that had to be tried cannot be used.</exception>
    public UpgradePath? FindDown(Vsn to) => Down.FirstOrDefault(path => path.From.Matches(to));

    /// <summary>The term <c>{Vsn, UpFrom, DownTo}</c>.</summary>
    public TupleTerm ToTerm() => Term.Tuple(
        Term.String(Version), Term.List(Up.Select(path => path.ToTerm())), Term.List(Down.Select(path => path.ToTerm())));

    /// <summary>The text of the file, in UTF-8.</summary>
    public string ToText() => TermPrinter.File([ToTerm()]);

    /// <summary>Where the file says a term; no place where a tool made the file.</summary>
    public Place PlaceOf(Term term) => Document?.PlaceOf(term) ?? Place.None;

    /// <inheritdoc/>
    public bool Equals(ApplicationUpgradeFile? other) => other is not null && Version == other.Version && Up == other.Up && Down == other.Down;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Up, Down);
}

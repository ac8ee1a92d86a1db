using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>An application as a <c>.rel</c> file lists it, see rel(4); in the form in which it is written.</summary>
/// <param name="Name">The application.</param>
/// <param name="Vsn">Its version, exactly.</param>
/// <param name="WrittenStartType">The start type, null where the entry gives none.</param>
/// <param name="Included">The included applications that count instead of the <c>.app</c> file's, null where the entry gives none.</param>
public sealed record ReleaseApplication(ApplicationName Name, Vsn Vsn, StartType? WrittenStartType = null, Seq<ApplicationName>? Included = null)
{
    /// <summary>The start type: permanent where none is given.</summary>
    public StartType StartType => WrittenStartType ?? StartType.Permanent;

    /// <summary>Where the entry stands.</summary>
    public Place Place { get; init; }

    /// <summary>The entry as rel(4) writes it, in one of its four forms.</summary>
    public TupleTerm ToTerm()
    {
        var parts = new List<Term> { Term.Atom(Name.Value), Term.String(Vsn.Value) };
        if (WrittenStartType is { } type)
        {
            parts.Add(Term.Atom(type.Atom()));
        }

        if (Included is { } included)
        {
            parts.Add(included.ToAtoms());
        }

        return new TupleTerm(parts.ToSeq());
    }

    /// <summary>Reads an entry; null where it has none of the four forms.</summary>
    internal static ReleaseApplication? Read(Term term, Place place) => term switch
    {
        TupleTerm { Elements: [AtomTerm name, var vsn] } => Of(name, vsn, null, null, place),
        TupleTerm { Elements: [AtomTerm name, var vsn, AtomTerm type] } => Of(name, vsn, type, null, place),
        TupleTerm { Elements: [AtomTerm name, var vsn, ListTerm included] } => Of(name, vsn, null, included, place),
        TupleTerm { Elements: [AtomTerm name, var vsn, AtomTerm type, ListTerm included] } => Of(name, vsn, type, included, place),
        _ => null,
    };

    private static ReleaseApplication? Of(AtomTerm name, Term vsn, AtomTerm? type, ListTerm? included, Place place)
    {
        var startType = type is null ? null : StartTypes.Parse(type.Name);
        var applications = included?.AsApplications();
        return vsn.AsText() is { } text && (type is null || startType is not null) && (included is null || applications is not null)
            ? new ReleaseApplication(new ApplicationName(name.Name), new Vsn(text), startType, applications) { Place = place }
            : null;
    }
}

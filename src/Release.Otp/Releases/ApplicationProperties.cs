using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>
/// The properties of a <c>.app</c> file, asked for one by one; what is wrong with them is gathered. As in systools the first of several equal
/// keys counts, and a key whose tuple is no pair is missing.
/// </summary>
internal sealed class ApplicationProperties(TermDocument document, ApplicationName name, ListTerm properties, int otpRelease)
{
    private const int FirstReleaseThatRefusesDuplicates = 26;

    private readonly List<Diagnostic> _findings = [];

    /// <summary>Everything wrong with the keys asked for so far, in the order of asking.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>The first tuple of a key, and its value where the tuple is a pair.</summary>
    public static (TupleTerm Tuple, Term? Value)? Find(ListTerm properties, string key)
    {
        var tuple = properties.Elements.OfType<TupleTerm>().FirstOrDefault(element => element.Elements is [var first, ..] && first.IsAtom(key));
        return tuple is null ? null : (tuple, tuple.Elements is [_, var value] ? value : null);
    }

    /// <summary>A key that must be there.</summary>
    public T Required<T>(string key, string shape, Func<Term, T?> read, T otherwise)
        where T : class => Read(key, shape, read, otherwise, isRequired: true);

    /// <summary>A key that may be left out.</summary>
    public T Optional<T>(string key, string shape, Func<Term, T?> read, T otherwise)
        where T : class => Read(key, shape, read, otherwise, isRequired: false);

    /// <summary>A list of atoms that must be there.</summary>
    public Seq<string> RequiredAtoms(string key) => Atoms(key, isRequired: true);

    /// <summary>A list of atoms that may be left out.</summary>
    public Seq<string> OptionalAtoms(string key) => Atoms(key, isRequired: false);

    private Seq<string> Atoms(string key, bool isRequired)
    {
        var atoms = Read(key, "a list of atoms", term => term.AsAtoms() is null ? null : (ListTerm)term, Term.Nil, isRequired).Elements.Cast<AtomTerm>().ToList();
        if (otpRelease >= FirstReleaseThatRefusesDuplicates)
        {
            _findings.AddRange(Repeated(atoms).Select(atom => ApplicationErrors.DuplicateEntry(document.PlaceOf(atom), name, key, atom.Name)));
        }

        return atoms.Select(atom => atom.Name).ToSeq();
    }

    private static List<AtomTerm> Repeated(List<AtomTerm> atoms)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. atoms.Where(atom => !seen.Add(atom.Name))];
    }

    private T Read<T>(string key, string shape, Func<Term, T?> read, T otherwise, bool isRequired)
        where T : class
    {
        switch (Find(properties, key))
        {
            case (_, { } value) when read(value) is { } answer:
                return answer;
            case (_, { } value):
                _findings.Add(ApplicationErrors.BadParameter(PlaceOf(value), name, key, shape));
                break;
            case (var tuple, null):
                _findings.Add(ApplicationErrors.NotAPair(PlaceOf(tuple), name, key));
                break;
            case null when isRequired:
                _findings.Add(ApplicationErrors.MissingParameter(PlaceOf(properties), name, key));
                break;
        }

        return otherwise;
    }

    private Place PlaceOf(Term term) => document.PlaceOf(term);
}

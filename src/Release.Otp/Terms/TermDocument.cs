namespace Release.Otp.Terms;

/// <summary>The terms of a text, and where they stand in it.</summary>
public sealed class TermDocument
{
    private readonly Func<Term, Place?> _placeOf;

    internal TermDocument(SourceText text, Seq<Term> terms, PlaceList places)
    {
        var lookup = new Lazy<TermPlaces>(() => new TermPlaces(text, places));
        (File, Terms, _placeOf) = (text.File, terms, term => lookup.Value.Of(term));
    }

    private TermDocument(string? file, Seq<Term> terms, Func<Term, Place?> placeOf) => (File, Terms, _placeOf) = (file, terms, placeOf);

    /// <summary>The file as the caller named it, or null where there is none.</summary>
    public string? File { get; }

    /// <summary>The terms in the order of the text.</summary>
    public Seq<Term> Terms { get; }

    /// <summary>Where the first term begins; the first line where there is none.</summary>
    public Place Start => Terms.Count > 0 ? PlaceOf(Terms[0]) : new Place(File, 1, 1);

    /// <summary>
    /// Where <paramref name="term"/>, an object that stands in <see cref="Terms"/>, begins. The elements of a string literal have no
    /// place; for them, and for terms from elsewhere, only the file is known.
    /// </summary>
    public Place PlaceOf(Term term) => _placeOf(term) ?? new Place(File);

    /// <summary>The same terms, each shown as <paramref name="file"/>, of which a tool made them in ways that nobody can follow.</summary>
    public TermDocument PlacedIn(string file) => new(file, Terms, _ => null);

    /// <summary>A document of one term that was made of parts of this one; what was added is shown at <paramref name="at"/>, a term of this one.</summary>
    internal TermDocument Part(Term term, Term at) => new(File, [term], part => _placeOf(part) ?? _placeOf(at));

    /// <summary>
    /// The same terms, shown where they stand in <paramref name="file"/>, the text that a tool made this one of; what it added is shown at the beginning of its
    /// first term. The text is read by <paramref name="read"/> when a place is asked for; where it cannot be read, only the file is known.
    /// </summary>
    public TermDocument PlacedAs(string file, Func<TermDocument> read)
    {
        var placeOf = new Lazy<Func<Term, Place?>>(() => PlacesIn(read));
        return new TermDocument(file, Terms, term => placeOf.Value(term));
    }

    private Func<Term, Place?> PlacesIn(Func<TermDocument> read)
    {
        try
        {
            var original = read();
            var pairs = TermAlignment.Of(Terms, original.Terms);
            return term => original._placeOf(pairs.GetValueOrDefault(term) ?? original.Terms[0]);
        }
        catch (DiagnosticException)
        {
            return _ => null;
        }
    }
}

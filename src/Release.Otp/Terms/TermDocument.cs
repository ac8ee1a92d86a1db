namespace Release.Otp.Terms;

/// <summary>The terms of a text, and where they stand in it.</summary>
public sealed class TermDocument
{
    private readonly Lazy<TermPlaces> _places;

    internal TermDocument(SourceText text, Seq<Term> terms, List<(Term Term, int Offset)> places)
    {
        File = text.File;
        Terms = terms;
        _places = new(() => new TermPlaces(text, places));
    }

    /// <summary>The file as the caller named it, or null where there is none.</summary>
    public string? File { get; }

    /// <summary>The terms in the order of the text.</summary>
    public Seq<Term> Terms { get; }

    /// <summary>
    /// Where <paramref name="term"/>, an object that stands in <see cref="Terms"/>, begins. The elements of a string literal have no
    /// place; for them, and for terms from elsewhere, only the file is known.
    /// </summary>
    public Place PlaceOf(Term term) => _places.Value.Of(term) ?? new Place(File);
}

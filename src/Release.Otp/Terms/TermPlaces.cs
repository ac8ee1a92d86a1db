namespace Release.Otp.Terms;

/// <summary>Where terms begin in their text, told apart by reference.</summary>
internal sealed class TermPlaces(SourceText text, PlaceList places)
{
    private readonly Dictionary<Term, int> _offsets = ByReference(places);

    /// <summary>The place of <paramref name="term"/>, or null where it was not read from this text.</summary>
    public Place? Of(Term term) => _offsets.TryGetValue(term, out var offset) ? text.PlaceOf(offset) : null;

    private static Dictionary<Term, int> ByReference(PlaceList places)
    {
        var offsets = new Dictionary<Term, int>(places.Count, ReferenceEqualityComparer.Instance);
        foreach (var (term, offset) in places.All)
        {
            offsets[term] = offset;
        }

        return offsets;
    }
}

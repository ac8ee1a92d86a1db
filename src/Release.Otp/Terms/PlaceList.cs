namespace Release.Otp.Terms;

/// <summary>Where terms begin in their text, in the order in which they were finished. Grows without moving: there may be millions.</summary>
internal sealed class PlaceList
{
    private const int Part = 1 << 14;

    private readonly List<(Term Term, int Offset)[]> _parts = [];

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Where the last one begins.</summary>
    public int LastOffset { get; private set; }

    /// <summary>All of them.</summary>
    public IEnumerable<(Term Term, int Offset)> All => _parts.SelectMany(part => part).Take(Count);

    public void Add(Term term, int offset)
    {
        if (Count % Part == 0)
        {
            _parts.Add(new (Term, int)[Part]);
        }

        _parts[^1][Count++ % Part] = (term, offset);
        LastOffset = offset;
    }
}

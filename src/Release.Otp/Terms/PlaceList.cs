namespace Release.Otp.Terms;

/// <summary>Where terms begin in their text, in the order in which they were finished. Grows without moving: there may be millions.</summary>
internal sealed class PlaceList
{
    // Most texts are short and many are read; no part is so large that the collector sets it aside.
    private const int FirstPart = 64;
    private const int LargestPart = 1 << 12;

    private readonly List<(Term Term, int Offset)[]> _parts = [];
    private (Term Term, int Offset)[] _last = [];
    private int _used;

    /// <summary>Number of terms.</summary>
    public int Count { get; private set; }

    /// <summary>Where the last one begins.</summary>
    public int LastOffset { get; private set; }

    /// <summary>All of them.</summary>
    public IEnumerable<(Term Term, int Offset)> All => _parts.SelectMany(part => part).Take(Count);

    public void Add(Term term, int offset)
    {
        if (_used == _last.Length)
        {
            _last = new (Term, int)[Math.Clamp(2 * _last.Length, FirstPart, LargestPart)];
            _parts.Add(_last);
            _used = 0;
        }

        _last[_used++] = (term, offset);
        Count++;
        LastOffset = offset;
    }
}

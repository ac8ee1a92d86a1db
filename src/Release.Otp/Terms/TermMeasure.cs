namespace Release.Otp.Terms;

/// <summary>
/// The measures of a term and all its parts, in the order in which the text shows them: those of the parts follow the term's own.
/// </summary>
internal sealed class TermMeasure
{
    // Wider than any text; what is added to widths still fits in an int.
    private const int MaxWidth = int.MaxValue / 2;

    private readonly List<Measure> _measures = [];
    private readonly Stack<(Term Term, int Index, int Next)> _open = new();

    /// <summary>Measures <paramref name="term"/>.</summary>
    public TermMeasure(Term term)
    {
        Begin(term);
        while (_open.TryPop(out var part))
        {
            if (part.Next < TermParts.Count(part.Term))
            {
                _open.Push(part with { Next = part.Next + 1 });
                Begin(FlatText.PartInText(part.Term, part.Next));
            }
            else
            {
                End(part.Term, part.Index);
            }
        }
    }

    /// <summary>The measure at an index; that of the whole term is at 0.</summary>
    public Measure this[int index] => _measures[index];

    private void Begin(Term term)
    {
        if (Printable.TryGetText(term, out var text))
        {
            _measures.Add(new(LayoutKind.Scalar, CodePoints.Width(text), 1));
        }
        else if (FlatText.HasParts(term))
        {
            _open.Push((term, _measures.Count, 0));
            _measures.Add(new(Kind(term), 0, 0));
        }
        else
        {
            _measures.Add(new(Kind(term), CodePoints.Width(ScalarText.Of(term)), 1));
        }
    }

    private void End(Term term, int index)
    {
        var parts = TermParts.Count(term);
        var next = index + 1;
        var width = (long)parts + 1;
        for (var i = 0; i < parts; i++)
        {
            width += _measures[next].Width;
            next += _measures[next].Nodes;
        }

        // "#{" and the three more characters that each " => " has than a comma.
        width += term is MapTerm map ? 1 + (3 * map.Pairs.Count) : 0;
        _measures[index] = _measures[index] with { Width = (int)Math.Min(width, MaxWidth), Nodes = next - index };
    }

    private static LayoutKind Kind(Term term) => term switch
    {
        ListTerm { Elements.Count: > 0 } => LayoutKind.List,
        TupleTerm { Elements.Count: > 1 } tuple when tuple.Elements[0] is AtomTerm => LayoutKind.TaggedTuple,
        TupleTerm { Elements.Count: > 0 } => LayoutKind.Tuple,
        MapTerm { Pairs.Count: > 0 } => LayoutKind.Map,
        BitStringTerm { Bytes.Count: > 0 } => LayoutKind.Binary,
        _ => LayoutKind.Scalar,
    };
}

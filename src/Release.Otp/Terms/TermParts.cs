namespace Release.Otp.Terms;

/// <summary>The terms that stand directly inside a term, in the order in which the term order compares them.</summary>
internal static class TermParts
{
    /// <summary>Number of parts: elements, a list's improper tail, a map's keys and values, a fun's free variables.</summary>
    public static int Count(Term term) => term switch
    {
        TupleTerm tuple => tuple.Elements.Count,
        ListTerm list => list.Elements.Count + (list.IsProper ? 0 : 1),
        MapTerm map => map.Pairs.Count * 2,
        FunTerm fun => fun.FreeVariables.Count,
        _ => 0,
    };

    /// <summary>The part at a place counted from 0; a map's keys come before its values.</summary>
    public static Term At(Term term, int index) => term switch
    {
        TupleTerm tuple => tuple.Elements[index],
        ListTerm list => index < list.Elements.Count ? list.Elements[index] : list.Tail!,
        MapTerm map => index < map.Pairs.Count ? map.Pairs[index].Key : map.Pairs[index - map.Pairs.Count].Value,
        FunTerm fun => fun.FreeVariables[index],
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "The term has no parts."),
    };

    /// <summary>The term and all that stands inside it, each before its own parts. Takes no CLR stack for a term's depth.</summary>
    public static IEnumerable<Term> All(Term term)
    {
        var open = new Stack<Term>([term]);
        while (open.TryPop(out var next))
        {
            yield return next;
            for (var i = Count(next) - 1; i >= 0; i--)
            {
                open.Push(At(next, i));
            }
        }
    }
}

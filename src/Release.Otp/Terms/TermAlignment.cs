namespace Release.Otp.Terms;

/// <summary>Pairs the terms of a text that a tool made of another text with the terms of that other one.</summary>
internal static class TermAlignment
{
    /// <summary>
    /// For each term of <paramref name="made"/>, told apart by reference, the one of <paramref name="original"/> that it was made of:
    /// elements of tuples by their place, elements of lists by what they are, pairs by their key.
    /// </summary>
    public static Dictionary<Term, Term> Of(Seq<Term> made, Seq<Term> original)
    {
        var pairs = new Dictionary<Term, Term>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Term Made, Term Original)>(made.Zip(original));
        while (open.TryPop(out var pair))
        {
            pairs[pair.Made] = pair.Original;
            foreach (var inner in Parts(pair.Made, pair.Original))
            {
                open.Push(inner);
            }
        }

        return pairs;
    }

    private static IEnumerable<(Term, Term)> Parts(Term made, Term original) => (made, original) switch
    {
        (TupleTerm one, TupleTerm other) => one.Elements.Zip(other.Elements),
        (ListTerm one, ListTerm other) => Alike(one.Elements, other.Elements),
        _ => [],
    };

    private static IEnumerable<(Term, Term)> Alike(Seq<Term> made, Seq<Term> original)
    {
        var byKey = original.GroupBy(KeyOf).ToDictionary(group => group.Key, group => new Queue<Term>(group));
        foreach (var term in made)
        {
            if (byKey.TryGetValue(KeyOf(term), out var alike) && alike.TryDequeue(out var match))
            {
                yield return (term, match);
            }
        }
    }

    private static Term KeyOf(Term term) => term is TupleTerm { Elements: [var key, ..] } ? key : term;
}

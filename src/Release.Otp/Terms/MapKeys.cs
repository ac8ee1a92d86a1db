namespace Release.Otp.Terms;

/// <summary>The order of a map's keys.</summary>
internal static class MapKeys
{
    /// <summary>The pairs with distinct keys in order; of equal keys the last pair stays.</summary>
    public static Seq<KeyValuePair<Term, Term>> Canonical(Seq<KeyValuePair<Term, Term>> pairs) => Canonical(pairs, TermOrder.Exact);

    /// <summary>The same for OTP 25 and 26, where a pair with the key -0.0 takes the place of one with the key 0.0.</summary>
    public static Seq<KeyValuePair<Term, Term>> CanonicalUpToOtp26(Seq<KeyValuePair<Term, Term>> pairs) => Canonical(pairs, TermOrder.ExactUpToOtp26);

    /// <summary>Where <paramref name="key"/> stands, or a negative number.</summary>
    public static int Find(ReadOnlySpan<KeyValuePair<Term, Term>> pairs, Term key)
    {
        var (low, high) = (0, pairs.Length - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var order = TermOrder.Exact.Compare(pairs[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private static Seq<KeyValuePair<Term, Term>> Canonical(Seq<KeyValuePair<Term, Term>> pairs, TermOrder order)
    {
        if (IsCanonical(pairs.AsSpan(), order))
        {
            return pairs;
        }

        var sorted = pairs.OrderBy(pair => pair.Key, order).ToArray();
        var count = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            count -= count > 0 && order.Compare(sorted[count - 1].Key, sorted[i].Key) == 0 ? 1 : 0;
            sorted[count++] = sorted[i];
        }

        return new([.. sorted.AsSpan(0, count)]);
    }

    private static bool IsCanonical(ReadOnlySpan<KeyValuePair<Term, Term>> pairs, TermOrder order)
    {
        for (var i = 1; i < pairs.Length; i++)
        {
            if (order.Compare(pairs[i - 1].Key, pairs[i].Key) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}

namespace Release.Otp.Systools;

/// <summary>Lists as Erlang's <c>--</c> subtracts them.</summary>
internal static class Multiset
{
    /// <summary>
    /// <paramref name="items"/> without the first occurrence of each of <paramref name="removed"/>; one named twice there goes twice.
    /// </summary>
    public static Seq<T> Without<T>(IEnumerable<T> items, IEnumerable<T> removed)
    {
        var left = items.ToList();
        foreach (var item in removed)
        {
            left.Remove(item);
        }

        return left.ToSeq();
    }
}

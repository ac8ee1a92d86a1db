using Release.Otp;

namespace Release.Tasks.Disk;

/// <summary>Does something with each of many files on all processors. What goes wrong with one of them is thrown as it is.</summary>
internal static class OnAllProcessors
{
    /// <summary>The results in the order of the items.</summary>
    public static List<TResult> Select<T, TResult>(IEnumerable<T> items, Func<T, TResult> read)
    {
        try
        {
            return items.AsParallel().AsOrdered().Select(read).ToList();
        }
        catch (AggregateException several)
        {
            throw FirstOf(several);
        }
    }

    /// <summary>Without results.</summary>
    public static void ForEach<T>(IEnumerable<T> items, Action<T> handle)
    {
        try
        {
            items.AsParallel().ForAll(handle);
        }
        catch (AggregateException several)
        {
            throw FirstOf(several);
        }
    }

    private static Exception FirstOf(AggregateException several) => several.InnerExceptions.OfType<DiagnosticException>().FirstOrDefault() ?? several.InnerExceptions[0];
}

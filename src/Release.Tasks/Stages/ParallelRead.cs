using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>Reads many files on all processors.</summary>
internal static class ParallelRead
{
    /// <summary>The results in the order of the items. What goes wrong with one of them is thrown as it is.</summary>
    public static List<TResult> Each<T, TResult>(IEnumerable<T> items, Func<T, TResult> read)
    {
        try
        {
            return items.AsParallel().AsOrdered().Select(read).ToList();
        }
        catch (AggregateException several)
        {
            throw several.InnerExceptions.OfType<DiagnosticException>().FirstOrDefault() ?? several.InnerExceptions[0];
        }
    }
}

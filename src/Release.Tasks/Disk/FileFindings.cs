using System.Collections.Concurrent;
using Release.Otp;

namespace Release.Tasks.Disk;

/// <summary>
/// What went wrong while many files were handled at once. Every bad file is reported, but of a disk that fails only the first complaint:
/// the others say the same.
/// </summary>
internal sealed class FileFindings
{
    private readonly ConcurrentBag<Diagnostic> _bad = [];
    private Diagnostic? _failure;

    public bool IsEmpty => _bad.IsEmpty && _failure is null;

    public IEnumerable<Diagnostic> All =>
        [.. _bad.OrderBy(diagnostic => diagnostic.Place.File, StringComparer.Ordinal), .. _failure is null ? Array.Empty<Diagnostic>() : [_failure]];

    /// <summary>Handles all <paramref name="items"/> on all processors until the disk fails.</summary>
    public void ForEach<T>(IReadOnlyList<T> items, Func<T, string> pathOf, Action<int> handle, CancellationToken cancellation) =>
        Parallel.For(0, items.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, (index, loop) =>
        {
            try
            {
                handle(index);
            }
            catch (DiagnosticException bad)
            {
                _bad.Add(bad.Diagnostic);
            }
            catch (Exception failure) when (DiskErrors.IsFailure(failure))
            {
                Interlocked.CompareExchange(ref _failure, DiskErrors.From(failure, pathOf(items[index])), null);
                loop.Stop();
            }
        });
}

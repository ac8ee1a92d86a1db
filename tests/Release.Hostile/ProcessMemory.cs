using System.Globalization;
using System.Runtime;

namespace Release.Hostile;

/// <summary>The memory of this process as Linux counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>Gives back what is free, begins a new count of the peak, and answers what is still held.</summary>
    public static long Reset()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        return Kilobytes("VmRSS:");
    }

    /// <summary>The most that was held since.</summary>
    public static long Peak() => Kilobytes("VmHWM:");

    private static long Kilobytes(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}

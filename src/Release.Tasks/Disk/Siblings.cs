namespace Release.Tasks.Disk;

/// <summary>
/// The names of our own files beside an output: hidden, ending in what they are for. They are fixed, so that the next build finds what
/// a killed one left, and a lock keeps two builds from using them at once.
/// </summary>
internal static class Siblings
{
    /// <summary><c>.NAME.PURPOSE</c> in the directory of <paramref name="target"/>.</summary>
    public static string Of(string target, string purpose) =>
        Path.Join(Path.GetDirectoryName(target), $".{Path.GetFileName(target)}.{purpose}");
}

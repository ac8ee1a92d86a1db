using Release.Tasks.Disk;

namespace Release.Tasks.Compilation;

/// <summary>What the last compilation saw. Where it cannot be read, nothing is up to date.</summary>
/// <param name="Key">Digest of all that concerns every unit: compiler, options, paths.</param>
/// <param name="Applications">The applications whose directories were made.</param>
/// <param name="Units">The units that were compiled without error.</param>
/// <param name="Files">The files as they were then.</param>
internal sealed record CompilationState(string Key, List<KnownApplication> Applications, Dictionary<string, UnitState> Units, Dictionary<string, KnownFile> Files)
{
    /// <summary>What a file holds; null where there is none, or a damaged one.</summary>
    public static CompilationState? Read(string file) => File.Exists(file) ? CompilationStateFile.Read(File.ReadAllBytes(file)) : null;

    /// <summary>Where a compilation begins after the last one; the units of that count only if it had this key.</summary>
    public static CompilationState After(CompilationState? last, string key) => last is not null
        ? new CompilationState(key, last.Applications, last.Key == key ? last.Units : [], last.Files)
        : new CompilationState(key, [], [], []);

    public void Save(string file) => OutputFile.Write(file, stream => CompilationStateFile.Write(stream, this));
}

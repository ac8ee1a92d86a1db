namespace Release.Tasks.Programs;

/// <summary>Finds programs.</summary>
internal static class ProgramFile
{
    /// <summary>The first file of that name in the directories; names that are no full paths are passed over, as they depend on who asks.</summary>
    public static string? Find(string name, IEnumerable<string> directories) =>
        directories.Where(Path.IsPathRooted).Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);

    /// <summary>The directories of a <c>PATH</c>.</summary>
    public static string[] DirectoriesOf(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("PATH", "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The file itself where it is a link.</summary>
    public static string Resolve(string file) => File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file;
}

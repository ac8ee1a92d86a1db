using Release.Otp.Releases;

namespace Release.Tasks.Disk.Installations;

/// <summary>
/// A directory of applications, as in ERL_LIBS: <c>APP[-VSN]/ebin/APP.app</c>. The name of the <c>.app</c> file counts, not that of the
/// directory, which distributions choose freely. A directory reached by two names counts once.
/// </summary>
public sealed class ApplicationLibrary : IApplicationSource
{
    private readonly Lazy<ILookup<string, string>> _files;

    /// <summary>The applications below <paramref name="root"/>; a directory that is not there has none.</summary>
    public ApplicationLibrary(string root)
    {
        Root = root;
        _files = new(() => Files().ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal));
    }

    /// <summary>Full path of the directory.</summary>
    public string Root { get; }

    /// <summary>Full paths of the directories whose entries say which applications are here.</summary>
    public IEnumerable<string> Searched =>
        [Root, .. Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Select(directory => Path.Join(directory, "ebin")) : []];

    /// <inheritdoc/>
    public bool HoldsVersionsSideBySide { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name) =>
        _files.Value[name.Value].Select(file => new ApplicationCandidate(Path.GetDirectoryName(file)!, file, () => File.ReadAllBytes(file)));

    private IEnumerable<string> Files() => Directory.Exists(Root)
        ? Directory.EnumerateDirectories(Root)
            .Order(StringComparer.Ordinal)
            .DistinctBy(directory => Directory.ResolveLinkTarget(directory, returnFinalTarget: true)?.FullName ?? directory)
            .Select(directory => Path.Join(directory, "ebin"))
            .Where(Directory.Exists)
            .SelectMany(ebin => Directory.EnumerateFiles(ebin, "*.app").Order(StringComparer.Ordinal))
        : [];
}

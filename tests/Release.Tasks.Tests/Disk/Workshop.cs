using System.Text;
using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Publication;

namespace Release.Tasks.Tests.Disk;

/// <summary>A directory of a test's own with sources, an output and an intermediate directory, and the release <c>counter</c> in the output.</summary>
internal sealed class Workshop : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public string Root => Path("out", "rel", "counter");

    public string Beside => Path("out", "rel");

    public string ManifestFile => Path("obj", "counter.manifest");

    public ReleaseDirectoryOptions Options => new() { Root = Root, ManifestFile = ManifestFile, OutputRoot = Path("out"), Patience = TimeSpan.FromSeconds(60) };

    public string Path(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    public string Source(string name, string text) => _directory.Write(System.IO.Path.Combine("src", name), text);

    public ReleaseDirectoryResult Write(params IEnumerable<PlannedFile> files) => new ReleaseDirectory(Options).Write(Plan(files));

    public ReleaseDirectoryResult Write(string[] emptyDirectories, params IEnumerable<PlannedFile> files) =>
        new ReleaseDirectory(Options).Write(Plan(emptyDirectories, files));

    public static TargetSystemPlan Plan(params IEnumerable<PlannedFile> files) => Plan([], files);

    public static TargetSystemPlan Plan(string[] emptyDirectories, IEnumerable<PlannedFile> files)
    {
        var plan = TargetSystemPlan.Of(files, emptyDirectories.Select(path => new InputDirectory(path, "/in/" + path)).ToSeq(), out var diagnostics);
        Assert.IsEmpty(diagnostics);
        return plan;
    }

    public static PlannedFile Text(string path, string text, UnixMode mode = UnixMode.Ordinary) => new(path, mode, new FileContent.Text(text));

    public static PlannedFile Copy(string path, string source, UnixMode mode = UnixMode.Ordinary) => new(path, mode, new FileContent.CopyOf(source));

    /// <summary>All below a directory, one line each: kind, mode, path, content. Links are not followed.</summary>
    public static string Describe(string root, params string[] except)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = System.IO.Path.GetRelativePath(root, path);
            if (!except.Any(prefix => name == prefix || name.StartsWith(prefix + "/", StringComparison.Ordinal)))
            {
                var stat = FileStat.Of(path)!.Value;
                var content = stat.IsRegular ? Convert.ToBase64String(File.ReadAllBytes(path)) : "";
                text.AppendLine($"{stat.Kind} {Convert.ToString((int)stat.Mode, 8)} {name} {content}");
            }
        }

        return text.ToString();
    }

    public string Describe() => Describe(Root, "tmp", "releases/COOKIE");

    public ulong Inode(string path) => FileStat.Of(Path("out", "rel", "counter", path))!.Value.Inode;

    /// <summary>The names beside the release without its lock.</summary>
    public IEnumerable<string> Leftovers() =>
        Directory.EnumerateFileSystemEntries(Beside).Select(path => System.IO.Path.GetFileName(path)).Where(name => name is not ("counter" or ".counter.lock"));

    public void Dispose() => _directory.Dispose();
}

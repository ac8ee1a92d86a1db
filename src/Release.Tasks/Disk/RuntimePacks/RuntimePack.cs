using System.Collections.Concurrent;
using System.Security.Cryptography;
using Release.Otp;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>
/// An Erlang/OTP installation out of a package: in the package's directory stand the manifest and, below <c>otp</c>, the installation.
/// The package folder is shared by all builds of a user, so nothing in it is believed that the manifest does not say.
/// </summary>
public sealed class RuntimePack
{
    // Of a pack of which everything is missing nobody reads more.
    private const int MostFindings = 20;

    private RuntimePack(string directory, RuntimePackManifest manifest)
    {
        Directory = directory;
        Manifest = manifest;
    }

    /// <summary>The name of the installation's directory in a pack.</summary>
    public static string InstallationName => "otp";

    /// <summary>Full path of the package's directory.</summary>
    public string Directory { get; }

    /// <summary>What the pack says of itself.</summary>
    public RuntimePackManifest Manifest { get; }

    /// <summary>Full path of the installation.</summary>
    public string Root => Path.Join(Directory, InstallationName);

    private string ManifestFile => Path.Join(Directory, RuntimePackManifest.FileName);

    /// <summary>Opens the pack of an identifier and a version of OTP, from the first of the folders that has it.</summary>
    /// <exception cref="DiagnosticException">REL1110 to REL1115.</exception>
    public static RuntimePack Find(IEnumerable<string> folders, string identifier, string otpVersion)
    {
        var version = RuntimePackId.Version(otpVersion) ?? throw new DiagnosticException(RuntimePackErrors.BadVersion(otpVersion));
        var directory = folders.Select(folder => RuntimePackId.Directory(folder, identifier, version)).FirstOrDefault(System.IO.Directory.Exists)
            ?? throw new DiagnosticException(RuntimePackErrors.NotRestored(RuntimePackId.Of(identifier), version));
        var pack = Open(directory);
        if (pack.Manifest.Identifier != identifier)
        {
            throw new DiagnosticException(RuntimePackErrors.OtherIdentifier(directory, pack.Manifest.Identifier, identifier));
        }

        return RuntimePackId.Version(pack.Manifest.OtpVersion) == version
            ? pack
            : throw new DiagnosticException(RuntimePackErrors.OtherVersion(directory, pack.Manifest.OtpVersion, otpVersion));
    }

    /// <summary>Opens the pack in a package's directory.</summary>
    /// <exception cref="DiagnosticException">REL1114, REL1115.</exception>
    public static RuntimePack Open(string directory) => new(directory, RuntimePackManifest.Read(Path.Join(directory, RuntimePackManifest.FileName)));

    /// <summary>The pack whose installation <paramref name="root"/> is; null where that is an installation of its own.</summary>
    public static RuntimePack? Around(string root) =>
        Path.GetFileName(root) == InstallationName && Path.GetDirectoryName(root) is { } directory && File.Exists(Path.Join(directory, RuntimePackManifest.FileName))
            ? Open(directory)
            : null;

    /// <summary>
    /// Compares every file with the manifest: what differs, is missing, or was added. What was looked at is added to
    /// <paramref name="record"/>.
    /// </summary>
    public IReadOnlyList<Diagnostic> Check(StageRecord record, CancellationToken cancellation)
    {
        var (files, directories, strange) = Walk();
        var packed = Manifest.Entries.ToDictionary(entry => PathOf(entry), StringComparer.Ordinal);
        record.Read(ManifestFile).Read(packed.Keys).ReadDirectories(directories);
        var there = files.ToHashSet(StringComparer.Ordinal);
        Diagnostic[] findings =
        [
            .. strange.Select(RuntimePackErrors.NotAFile),
            .. packed.Keys.Where(file => !there.Contains(file) && !strange.Contains(file)).Select(RuntimePackErrors.Missing),
            .. files.Where(file => !packed.ContainsKey(file)).Select(RuntimePackErrors.Added),
            .. Changed(packed.Where(pair => there.Contains(pair.Key)), cancellation).Select(RuntimePackErrors.Changed),
        ];
        return [.. findings.Take(MostFindings)];
    }

    /// <summary>The files with the modes of the manifest, since a package manager gives all the same.</summary>
    public SourceTree WithModes(SourceTree tree)
    {
        var executable = Manifest.Entries.Where(entry => entry.Mode == Otp.TargetSystem.UnixMode.Executable).Select(PathOf).ToHashSet(StringComparer.Ordinal);
        return tree with { Files = tree.Files.Select(file => file with { IsExecutable = executable.Contains(file.Source) }).ToSeq() };
    }

    private string PathOf(RuntimePackEntry entry) => Path.GetFullPath(Path.Join(Root, entry.Path), Root);

    private static IEnumerable<string> Changed(IEnumerable<KeyValuePair<string, RuntimePackEntry>> files, CancellationToken cancellation)
    {
        var changed = new ConcurrentBag<string>();
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancellation }, pair =>
        {
            if (!IsAsPacked(pair.Key, pair.Value))
            {
                changed.Add(pair.Key);
            }
        });
        return changed.Order(StringComparer.Ordinal);
    }

    private static bool IsAsPacked(string file, RuntimePackEntry entry)
    {
        using var stream = File.OpenRead(file);
        return stream.Length == entry.Size && Convert.ToHexStringLower(SHA256.HashData(stream)) == entry.Sha256;
    }

    private (List<string> Files, List<string> Directories, List<string> Strange) Walk()
    {
        var (files, directories, strange) = (new List<string>(), new List<string>(), new List<string>());
        var next = new Stack<string>([Root]);
        while (next.TryPop(out var path))
        {
            switch (FileStat.Of(path))
            {
                case { IsDirectory: true }:
                    directories.Add(path);
                    System.IO.Directory.EnumerateFileSystemEntries(path).OrderDescending(StringComparer.Ordinal).ToList().ForEach(next.Push);
                    break;
                case { IsRegular: true }:
                    files.Add(path);
                    break;
                case not null:
                    strange.Add(path);
                    break;
            }
        }

        return (files, directories, strange);
    }
}

using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

/// <summary>Walks one <see cref="SourceTree"/>.</summary>
internal sealed class SourceTreeReader
{
    // Deeper than any honest tree, shallower than the stack.
    private const int DeepestDirectory = 256;

    private readonly List<InputFile> _files = [];
    private readonly List<string> _directories = [];
    private readonly List<InputDirectory> _empty = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Stack<(ulong Device, ulong Inode)> _above = [];

    public SourceTree Read(string directory, string prefix)
    {
        switch (Examine(directory, Path.GetDirectoryName(directory) ?? directory))
        {
            case { IsDirectory: true } stat:
                ReadDirectory(directory, prefix, stat);
                break;
            case null:
                _directories.Add(directory);
                break;
        }

        return Result();
    }

    public SourceTree ReadFile(string source, string target)
    {
        switch (Examine(source, Path.GetDirectoryName(source) ?? source))
        {
            case { IsDirectory: true } directory:
                ReadDirectory(source, target + "/", directory);
                break;
            case { IsRegular: true } file:
                _files.Add(new InputFile(target, source, file.IsExecutable));
                break;
            case null when _diagnostics.Count == 0:
                _diagnostics.Add(DiskErrors.NoSuchFile(source));
                break;
            case not null:
                _diagnostics.Add(DiskErrors.SpecialFile(source));
                break;
        }

        return Result();
    }

    private SourceTree Result() =>
        new(_files.OrderBy(file => file.Path, StringComparer.Ordinal).ToSeq(), _directories.ToSeq(), _diagnostics.ToSeq())
        {
            EmptyDirectories = _empty.ToSeq(),
        };

    private void ReadDirectory(string directory, string prefix, FileStat stat)
    {
        if (_above.Count >= DeepestDirectory || (stat.Inode != 0 && _above.Contains((stat.Device, stat.Inode))))
        {
            _diagnostics.Add(DiskErrors.LinkLoop(directory));
            return;
        }

        _above.Push((stat.Device, stat.Inode));
        _directories.Add(directory);
        var names = Names(directory);
        if (names.Count == 0 && prefix.Length > 0)
        {
            _empty.Add(new InputDirectory(prefix[..^1], directory));
        }

        foreach (var name in names)
        {
            ReadEntry(directory, prefix, name);
        }

        _above.Pop();
    }

    private void ReadEntry(string directory, string prefix, string name)
    {
        var path = Path.Join(directory, name);
        if (Examine(path, directory) is not { } stat)
        {
            return;
        }

        switch (stat.Kind)
        {
            case FileKind.Directory:
                ReadDirectory(path, $"{prefix}{name}/", stat);
                break;
            case FileKind.Regular:
                _files.Add(new InputFile(prefix + name, path, stat.IsExecutable));
                break;
            default:
                _diagnostics.Add(DiskErrors.SpecialFile(path));
                break;
        }
    }

    // .NET shows each byte that is not UTF-8 as U+FFFD: then the name does not lead to a file, or stands there twice.
    private List<string> Names(string directory)
    {
        var names = new List<string>();
        foreach (var name in Entries(directory))
        {
            if (names.Count == 0 || names[^1] != name)
            {
                names.Add(name);
            }
            else if (_diagnostics is not [.., var last] || last != DiskErrors.NameNotUtf8(directory, name))
            {
                _diagnostics.Add(DiskErrors.NameNotUtf8(directory, name));
            }
        }

        return names;
    }

    private List<string> Entries(string directory)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(DiskErrors.From(exception, directory));
            return [];
        }
    }

    // What stands at the path behind all links; null, and a finding, where that cannot be shipped.
    private FileStat? Examine(string path, string directory)
    {
        try
        {
            if (FileStat.Of(path, follow: true) is { } stat)
            {
                return stat;
            }

            if (FileStat.Of(path) is { Kind: FileKind.Link })
            {
                _diagnostics.Add(DiskErrors.DanglingLink(path, new FileInfo(path).LinkTarget));
            }
            else if (path.Contains('\uFFFD'))
            {
                _diagnostics.Add(DiskErrors.NameNotUtf8(directory, Path.GetFileName(path)));
            }
        }
        catch (IOException exception) when (IsLoop(exception))
        {
            _diagnostics.Add(DiskErrors.LinkLoop(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _diagnostics.Add(DiskErrors.From(exception, path));
        }

        return null;
    }

    private static bool IsLoop(IOException exception) => OperatingSystem.IsLinux() && exception.HResult == 40; // ELOOP
}

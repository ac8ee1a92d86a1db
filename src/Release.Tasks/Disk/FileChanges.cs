using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

/// <summary>
/// Every change that a writer makes to the disk. Each passes <paramref name="before"/> first, so that a test can end the world at any of
/// them. Nothing here follows a link: files are created where nothing was, and links are removed, not what they lead to.
/// </summary>
internal sealed class FileChanges(Action<string>? before = null)
{
    private const UnixFileMode DirectoryMode = (UnixFileMode)UnixMode.Executable;

    /// <summary>Makes one directory of mode 0755, whatever the umask. Its parent must be there.</summary>
    public void CreateDirectory(string path)
    {
        Announce($"mkdir {path}");
        Directory.CreateDirectory(path);
        SetMode(path, DirectoryMode);
    }

    /// <summary>Makes a directory for build files with all that are missing above it, as the umask wants.</summary>
    public void EnsureDirectory(string path)
    {
        if (!Directory.Exists(path))
        {
            Announce($"mkdir -p {path}");
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Writes a new file. A secret is at no moment readable by others.</summary>
    public void WriteFile(string path, ReadOnlySpan<byte> bytes, UnixMode mode)
    {
        using var file = CreateFile(path, mode, bytes.Length);
        Announce($"write {path}");
        file.Write(bytes);
    }

    /// <summary>Makes a new file to be written, of exactly that mode whatever the umask.</summary>
    public FileStream CreateFile(string path, UnixMode mode, long length = 0)
    {
        Announce($"create {path}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            PreallocationSize = length,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = (UnixFileMode)UnixMode.Secret;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, (UnixFileMode)mode);
        }

        return file;
    }

    /// <summary>Gives an existing file a second name. False where the file system cannot.</summary>
    public bool TryLink(string existing, string name)
    {
        Announce($"link {name}");
        return OperatingSystem.IsLinux() && LinuxFile.TryLink(existing, name);
    }

    /// <summary>Makes a symbolic link.</summary>
    public void CreateLink(string path, string target)
    {
        Announce($"symlink {path}");
        File.CreateSymbolicLink(path, target);
    }

    /// <summary>Puts each of two directories in the other's place in one step. False where the system cannot.</summary>
    public bool TryExchange(string one, string other)
    {
        Announce($"exchange {other}");
        return OperatingSystem.IsLinux() && LinuxFile.TryExchange(one, other);
    }

    /// <summary>Gives a directory, a file or a link a name that is free.</summary>
    public void Rename(string from, string to)
    {
        Announce($"rename {from}");
        if (FileStat.Of(from) is { IsDirectory: true })
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    /// <summary>Puts a file in the place of another in one step.</summary>
    public void Replace(string from, string to)
    {
        Announce($"replace {to}");
        File.Move(from, to, overwrite: true);
    }

    /// <summary>Removes a file or a link, not what it leads to.</summary>
    public void DeleteFile(string path)
    {
        Announce($"unlink {path}");
        File.Delete(path);
    }

    /// <summary>Removes whatever stands at a path; directories with all below them. Nothing there is fine.</summary>
    public void DeleteTree(string path)
    {
        if (FileStat.Of(path) is not { } stat)
        {
            return;
        }

        if (!stat.IsDirectory)
        {
            DeleteFile(path);
            return;
        }

        MakeWritable(path, stat);
        foreach (var entry in Directory.GetFileSystemEntries(path))
        {
            DeleteTree(entry);
        }

        Announce($"rmdir {path}");
        Directory.Delete(path);
    }

    /// <summary>Lets the owner of a directory, who may have taken that right from himself, change it.</summary>
    public void MakeWritable(string directory, FileStat stat)
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        if ((stat.Mode & own) != own)
        {
            Announce($"chmod {directory}");
            SetMode(directory, stat.Mode | own);
        }
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private void Announce(string change) => before?.Invoke(change);
}

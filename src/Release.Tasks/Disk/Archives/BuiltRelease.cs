using Release.Otp;

namespace Release.Tasks.Disk.Archives;

/// <summary>Reads files of a release that was built before, from its directory or its archive. Nothing is unpacked to the disk, and one file at a time is held.</summary>
internal static class BuiltRelease
{
    // Far above every module (the largest of OTP 29 has 1.2 MB) and every .app and .rel (some kilobytes).
    private const long LargestModule = 16 << 20;
    private const long LargestText = 1 << 20;

    /// <summary>Hands out the files at the paths that are wanted, in the order of the archive.</summary>
    /// <param name="place">Full path of a directory, a <c>.tar.gz</c> or a <c>.zip</c>.</param>
    /// <param name="isWanted">Which paths are.</param>
    /// <param name="take">Gets each of them.</param>
    /// <exception cref="DiagnosticException">REL6120, REL6121, REL6130 and those of files that cannot be read.</exception>
    public static void Read(string place, Func<string, bool> isWanted, Action<BuiltFile> take)
    {
        try
        {
            if (Directory.Exists(place))
            {
                BuiltDirectory.Read(place, isWanted, take);
            }
            else if (!File.Exists(place))
            {
                throw new DiagnosticException(BuiltReleaseErrors.NothingThere(place));
            }
            else if (place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                InArchive(place, () => BuiltZip.Read(place, isWanted, take));
            }
            else
            {
                InArchive(place, () => InTar(place, isWanted, take));
            }
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            throw new DiagnosticException(DiskErrors.From(failure, place), failure);
        }
    }

    /// <summary>Refuses a file that is larger than any of its kind.</summary>
    public static void CheckSize(ArchiveRules rules, string path, long size)
    {
        if (size > (path.EndsWith(".beam", StringComparison.Ordinal) ? LargestModule : LargestText))
        {
            throw rules.Refused($"'{path}' in it has {size} bytes");
        }
    }

    private static void InArchive(string archive, Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException damaged)
        {
            throw new DiagnosticException(BuiltReleaseErrors.Damaged(archive, damaged.Message.TrimEnd('.')), damaged);
        }
    }

    private static void InTar(string archive, Func<string, bool> isWanted, Action<BuiltFile> take)
    {
        var rules = new ArchiveRules(archive);
        using var input = new GzipInput(archive, rules);
        var tar = new TarReader(input, rules);
        while (tar.Next() is { } member)
        {
            if (rules.Check(member) is { } path && member.Kind == FileKind.Regular && isWanted(path))
            {
                CheckSize(rules, path, member.Size);
                take(new BuiltFile(path, tar.Content()));
            }
        }
    }
}

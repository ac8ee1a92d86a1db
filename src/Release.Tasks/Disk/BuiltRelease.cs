using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Tar;
using Release.Otp;

namespace Release.Tasks.Disk;

/// <summary>A file of a release that was built before.</summary>
/// <param name="Path">Its path below the release's root, with <c>/</c>.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record BuiltFile(string Path, byte[] Bytes);

/// <summary>Reads files of a release that was built before, from its directory or its archive. Nothing is unpacked to the disk.</summary>
internal static class BuiltRelease
{
    // Far above every module and every .app; more is an archive that wants to fill the memory.
    private const long LargestFile = 64 << 20;

    /// <summary>The files at the paths that are wanted, in the order of the archive.</summary>
    /// <param name="place">Full path of a directory, a <c>.tar.gz</c> or a <c>.zip</c>.</param>
    /// <param name="isWanted">Which paths are.</param>
    /// <exception cref="DiagnosticException">REL6120, REL6121 and those of files that cannot be read.</exception>
    public static IEnumerable<BuiltFile> Files(string place, Func<string, bool> isWanted)
    {
        try
        {
            return Directory.Exists(place) ? InDirectory(place, isWanted)
                : !File.Exists(place) ? throw new DiagnosticException(BuiltReleaseErrors.NothingThere(place))
                : place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? InZip(place, isWanted)
                : InTar(place, isWanted);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            throw new DiagnosticException(DiskErrors.From(failure, place), failure);
        }
    }

    private static List<BuiltFile> InDirectory(string root, Func<string, bool> isWanted) =>
    [
        .. from file in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
           let path = Path.GetRelativePath(root, file).Replace('\\', '/')
           where isWanted(path)
           orderby path
           select new BuiltFile(path, File.ReadAllBytes(file)),
    ];

    private static List<BuiltFile> InTar(string archive, Func<string, bool> isWanted)
    {
        var files = new List<BuiltFile>();
        try
        {
            using var file = File.OpenRead(archive);
            using var tar = new TarInputStream(new GZipStream(file, CompressionMode.Decompress), Encoding.UTF8);
            while (tar.GetNextEntry() is { } entry)
            {
                var path = Normal(entry.Name);
                if (entry.TarHeader.TypeFlag is TarHeader.LF_NORMAL or TarHeader.LF_OLDNORM && isWanted(path))
                {
                    files.Add(new BuiltFile(path, Read(archive, path, tar, entry.Size)));
                }
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or TarException or ArgumentException or FormatException or OverflowException)
        {
            throw new DiagnosticException(BuiltReleaseErrors.Damaged(archive, damaged.Message), damaged);
        }

        return files;
    }

    private static List<BuiltFile> InZip(string archive, Func<string, bool> isWanted)
    {
        var files = new List<BuiltFile>();
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            foreach (var entry in zip.Entries.Where(entry => isWanted(Normal(entry.FullName))))
            {
                using var content = entry.Open();
                files.Add(new BuiltFile(Normal(entry.FullName), Read(archive, entry.FullName, content, entry.Length)));
            }
        }
        catch (InvalidDataException damaged)
        {
            throw new DiagnosticException(BuiltReleaseErrors.Damaged(archive, damaged.Message), damaged);
        }

        return files;
    }

    private static byte[] Read(string archive, string path, Stream content, long size)
    {
        if (size is < 0 or > LargestFile)
        {
            throw new DiagnosticException(BuiltReleaseErrors.Damaged(archive, $"'{path}' claims to have {size} bytes"));
        }

        var bytes = new byte[size];
        content.ReadExactly(bytes);
        return bytes;
    }

    private static string Normal(string name) => name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
}

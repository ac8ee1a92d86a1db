using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using Zip = System.IO.Compression.ZipArchive;

namespace Release.Tasks.Disk.Archives;

/// <summary>Reads files of a release from its <c>.zip</c>.</summary>
internal static class BuiltZip
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;

    // An entry takes some 300 bytes of memory and 46 and more of the directory.
    private const int LargestDirectory = 16 << 20;

    /// <summary>Hands out the files at the paths that are wanted, see <see cref="BuiltRelease.Read"/>.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static void Read(string archive, Func<string, bool> isWanted, Action<BuiltFile> take)
    {
        var rules = new ArchiveRules(archive);
        using var file = File.OpenRead(archive);
        CheckDirectory(file, rules);
        using var zip = new Zip(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        var expanded = 0L;
        foreach (var entry in zip.Entries)
        {
            expanded = Math.Min(long.MaxValue / 2, expanded + Math.Max(0, entry.Length));
            rules.CheckSize(expanded, file.Length);
            var kind = KindOf(entry);
            var target = kind == FileKind.Link ? Target(entry, rules) : "";
            var member = new ArchiveMember(entry.FullName, kind, target, (entry.ExternalAttributes >> 16) & 0xFFF, kind == FileKind.Link ? 0 : entry.Length);
            if (rules.Check(member) is { } path && kind == FileKind.Regular && isWanted(path))
            {
                BuiltRelease.CheckSize(rules, path, entry.Length);
                take(new BuiltFile(path, Content(entry)));
            }
        }
    }

    // The whole directory is read before the first entry can be asked for, so its size is looked at first. It stands between its offset and the end record.
    private static void CheckDirectory(FileStream file, ArchiveRules rules)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + LongestComment)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        file.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndLength)
        {
            throw new InvalidDataException("it has no directory");
        }

        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (file.Length - tail.Length + end - offset is < 0 or > LargestDirectory)
        {
            throw rules.Refused($"its directory begins at byte {offset} of {file.Length}");
        }
    }

    private static FileKind KindOf(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 28) & 0xF) switch
    {
        0b1010 => FileKind.Link,
        0b0100 => FileKind.Directory,
        0 or 0b1000 => entry.FullName.EndsWith('/') ? FileKind.Directory : FileKind.Regular,
        _ => FileKind.Special,
    };

    private static string Target(ZipArchiveEntry entry, ArchiveRules rules) => entry.Length <= ArchiveRules.LongestTarget
        ? Encoding.UTF8.GetString(Content(entry))
        : throw rules.Refused($"the target of a link in it has {entry.Length} bytes");

    private static byte[] Content(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new InvalidDataException("a file in it is encrypted");
        }

        try
        {
            using var content = entry.Open();
            var bytes = new byte[entry.Length];
            content.ReadExactly(bytes);
            var sum = new Crc32();
            sum.Update(bytes);
            return content.ReadByte() < 0 && (uint)sum.Value == entry.Crc32 ? bytes : throw new InvalidDataException("a file in it has another size or check sum than the directory says");
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("a file in it is shorter than the directory says", cut);
        }
    }
}

using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// Reads tar archives as erl_tar, GNU tar and pax write them: ustar headers, long names of GNU, extended headers of pax. Every number and check sum is
/// checked before it is used.
/// </summary>
internal sealed class TarReader(GzipInput input, ArchiveRules rules)
{
    private const int Block = 512;
    private const int SumAt = 148;
    private const int SumLength = 8;
    private const int MostExtended = 1 << 16;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly byte[] _header = new byte[Block];
    private readonly Dictionary<string, string> _extended = new(StringComparer.Ordinal);
    private long _left;

    /// <summary>The next member, or null behind the last one.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public ArchiveMember? Next()
    {
        _extended.Clear();
        while (ReadHeader())
        {
            var kind = (char)_header[156];
            var size = Number(124, 12, "size");
            switch (kind)
            {
                case 'L' or 'K':
                    _extended[kind == 'L' ? "path" : "linkpath"] = Text(ReadExtended(size));
                    break;
                case 'x':
                    ReadRecords(ReadExtended(size));
                    break;
                case 'g':
                    // What holds for all that follows is times and comments, and no name.
                    ReadRecords(ReadExtended(size));
                    if (_extended.Count > 0)
                    {
                        throw Damaged("a header of pax names all members alike");
                    }

                    break;
                default:
                    return Member(kind, size);
            }
        }

        return null;
    }

    /// <summary>The content of the member that was answered last.</summary>
    public byte[] Content()
    {
        var bytes = new byte[_left];
        if (input.Read(bytes) < bytes.Length)
        {
            throw Damaged("it ends in a member");
        }

        SkipPadding(_left);
        _left = 0;
        return bytes;
    }

    private ArchiveMember Member(char kind, long size)
    {
        var real = _extended.TryGetValue("size", out var written)
            ? long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Damaged("a header of pax gives no size")
            : size;
        var name = _extended.GetValueOrDefault("path") ?? Name();
        var isFile = kind is '0' or '\0' or '7' && !(kind == '\0' && name.EndsWith('/'));
        _left = isFile ? real : 0;
        return new ArchiveMember(
            name,
            isFile ? FileKind.Regular : kind is '5' or '\0' ? FileKind.Directory : kind == '2' ? FileKind.Link : FileKind.Special,
            kind == '2' ? _extended.GetValueOrDefault("linkpath") ?? Field(157, 100) : "",
            (int)Number(100, 8, "mode"),
            real);
    }

    // False at the block of zeros that ends an archive; one that just stops was cut.
    private bool ReadHeader()
    {
        if (!input.Skip(_left))
        {
            throw Damaged("it ends in a member");
        }

        SkipPadding(_left);
        _left = 0;
        if (input.Read(_header) < Block)
        {
            throw Damaged("it has no end");
        }

        if (!_header.AsSpan().ContainsAnyExcept((byte)0))
        {
            input.End();
            return false;
        }

        CheckSum();
        return true;
    }

    private void SkipPadding(long size)
    {
        if (!input.Skip(-size & (Block - 1)))
        {
            throw Damaged("it ends in a member");
        }
    }

    // Of the header with blanks for the sum itself. Old writers took bytes for signed.
    private void CheckSum()
    {
        var written = Number(SumAt, SumLength, "check sum");
        var (sum, signed) = (SumLength * ' ', SumLength * ' ');
        for (var i = 0; i < Block; i++)
        {
            var value = i is >= SumAt and < SumAt + SumLength ? (byte)0 : _header[i];
            sum += value;
            signed += (sbyte)value;
        }

        if (written != sum && written != signed)
        {
            throw Damaged("a header has a wrong check sum");
        }
    }

    private byte[] ReadExtended(long size)
    {
        if (size > MostExtended)
        {
            throw rules.Refused($"a header of names in it has {size} bytes");
        }

        _left = size;
        return Content();
    }

    // LENGTH KEY=VALUE\n, the length that of the whole record.
    private void ReadRecords(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var blank = records.IndexOf((byte)' ');
            if (blank < 1 || !int.TryParse(records[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > records.Length || length <= blank + 1 || records[length - 1] != '\n')
            {
                throw Damaged("a header of pax is no list of records");
            }

            var record = records[(blank + 1)..(length - 1)];
            var equals = record.IndexOf((byte)'=');
            if (equals < 1)
            {
                throw Damaged("a header of pax is no list of records");
            }

            // What else stands there, such as times and owners, and that in other encodings, is nobody's business here.
            if (Encoding.Latin1.GetString(record[..equals]) is var key && key is "path" or "linkpath" or "size")
            {
                _extended[key] = Text(record[(equals + 1)..]);
            }

            records = records[length..];
        }
    }

    private string Name()
    {
        var directory = _header.AsSpan(257, 6).SequenceEqual("ustar\0"u8) ? Field(345, 155) : "";
        return directory.Length > 0 ? $"{directory}/{Field(0, 100)}" : Field(0, 100);
    }

    private string Field(int at, int length) => Text(_header.AsSpan(at, length));

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        try
        {
            return StrictUtf8.GetString(end < 0 ? bytes : bytes[..end]);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("a name in it is not UTF-8");
        }
    }

    // Octal digits between blanks and NULs; from 8 GiB on binary, behind a first byte of 0x80.
    private long Number(int at, int length, string what)
    {
        var field = _header.AsSpan(at, length);
        if (field[0] == 0x80 && length > sizeof(long))
        {
            return !field[1..^8].ContainsAnyExcept((byte)0) && BinaryPrimitives.ReadInt64BigEndian(field[^8..]) is >= 0 and var large ? large : throw Damaged($"a header gives no {what}");
        }

        var value = 0L;
        foreach (var digit in field.Trim([(byte)0, (byte)' ']))
        {
            value = digit is >= (byte)'0' and <= (byte)'7' ? (value * 8) + digit - '0' : throw Damaged($"a header gives no {what}");
        }

        return value;
    }

    private static InvalidDataException Damaged(string why) => new(why);
}

using System.Security.Cryptography;
using System.Text;
using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>
/// The file of a <see cref="CompilationState"/>. Of ten thousand modules it is read and written in every build that compiles one, so it is binary: texts and counts
/// as <see cref="BinaryWriter"/> writes them, and behind them the SHA-256 of all. What bears that was written here, so nothing else is checked.
/// </summary>
internal static class CompilationStateFile
{
    private const int BufferLength = 32 << 10;

    private static ReadOnlySpan<byte> Header => "release.sdk compilation 3\n"u8;

    /// <summary>Writes a state.</summary>
    public static void Write(Stream stream, CompilationState state)
    {
        using var sha256 = SHA256.Create();
        using (var hashing = new CryptoStream(stream, sha256, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(hashing, BufferLength), Encoding.UTF8))
        {
            writer.Write(Header);
            writer.Write(state.Key);
            Write(writer, state.Applications, application =>
            {
                writer.Write(application.Name);
                writer.Write(application.Version);
                writer.Write(application.Directory);
            });
            Write(writer, state.Units, unit =>
            {
                writer.Write(unit.Key);
                Write(writer, unit.Value);
            });
            Write(writer, state.Files, file =>
            {
                writer.Write(file.Key);
                Write(writer, file.Value);
            });
        }

        stream.Write(sha256.Hash);
    }

    /// <summary>The state, or null where the file is damaged or of another version.</summary>
    public static CompilationState? Read(byte[] file)
    {
        var length = file.Length - SHA256.HashSizeInBytes;
        if (length < Header.Length || !file.AsSpan().StartsWith(Header) || !SHA256.HashData(file.AsSpan(0, length)).AsSpan().SequenceEqual(file.AsSpan(length)))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(file, Header.Length, length - Header.Length), Encoding.UTF8);
        return new CompilationState(reader.ReadString(), Items(reader, Application), Entries(reader, Unit), Entries(reader, File));
    }

    private static KnownApplication Application(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString());

    private static void Write(BinaryWriter writer, UnitState unit)
    {
        writer.Write(unit.Source);
        Write(writer, unit.Headers);
        Write(writer, unit.Uses);
        writer.Write(unit.Output);
        Write(writer, unit.Warnings, warning =>
        {
            writer.Write(warning.Code);
            writer.Write((int)warning.Severity);
            writer.Write(warning.Place.File is not null);
            writer.Write(warning.Place.File ?? "");
            writer.Write(warning.Place.Line);
            writer.Write(warning.Place.Column);
            writer.Write(warning.Message);
        });
    }

    private static UnitState Unit(BinaryReader reader) =>
        new(reader.ReadString(), Entries(reader, one => one.ReadString()), Entries(reader, one => one.ReadString()), reader.ReadString(), Items(reader, Warning));

    private static Diagnostic Warning(BinaryReader reader) => new(reader.ReadString(), (Severity)reader.ReadInt32(), Place(reader), reader.ReadString());

    private static Place Place(BinaryReader reader)
    {
        var hasFile = reader.ReadBoolean();
        var file = reader.ReadString();
        return new Place(hasFile ? file : null, reader.ReadInt32(), reader.ReadInt32());
    }

    private static void Write(BinaryWriter writer, KnownFile file)
    {
        writer.Write(file.Stamp);
        writer.Write(file.Digest);
        writer.Write(file.Facts is not null);
        if (file.Facts is { } facts)
        {
            Write(writer, facts.Behaviours);
            Write(writer, facts.Transforms);
            Write(writer, facts.Includes);
            Write(writer, facts.Calls);
        }
    }

    private static KnownFile File(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadBoolean() ? Facts(reader) : null);

    private static SourceFacts Facts(BinaryReader reader) => new(Texts(reader).ToSeq(), Texts(reader).ToSeq(), Texts(reader).ToSeq(), Texts(reader).ToSeq());

    private static void Write(BinaryWriter writer, IReadOnlyCollection<string> texts) => Write(writer, texts, writer.Write);

    private static void Write(BinaryWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> texts) => Write(writer, texts, text =>
    {
        writer.Write(text.Key);
        writer.Write(text.Value);
    });

    private static void Write<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write7BitEncodedInt(items.Count);
        foreach (var item in items)
        {
            write(item);
        }
    }

    private static List<string> Texts(BinaryReader reader) => Items(reader, one => one.ReadString());

    private static List<T> Items<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new List<T>(reader.Read7BitEncodedInt());
        for (var left = items.Capacity; left > 0; left--)
        {
            items.Add(read(reader));
        }

        return items;
    }

    private static Dictionary<string, T> Entries<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var count = reader.Read7BitEncodedInt();
        var entries = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (; count > 0; count--)
        {
            entries.Add(reader.ReadString(), read(reader));
        }

        return entries;
    }
}

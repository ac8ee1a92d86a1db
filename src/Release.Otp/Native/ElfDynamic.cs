using System.Collections.Immutable;

namespace Release.Otp.Native;

/// <summary>What the dynamic section of an ELF file tells its loader.</summary>
internal sealed record ElfDynamic
{
    // Above any honest file: the largest desktop programs need some hundred libraries.
    private const int MostEntries = 4096;
    private const int MostLibraries = 1024;
    private const int MostVersions = 8192;

    private const ulong TagNull = 0;
    private const ulong TagNeeded = 1;
    private const ulong TagStringTable = 5;
    private const ulong TagSharedName = 14;
    private const ulong TagRPath = 15;
    private const ulong TagRunPath = 29;
    private const ulong TagFlags1 = 0x6FFFFFFB;
    private const ulong TagVersionsNeeded = 0x6FFFFFFE;
    private const ulong FlagPositionIndependentProgram = 0x08000000;
    private const ushort FlagWeak = 2;

    /// <summary>The file has none: it is linked statically.</summary>
    public static ElfDynamic None { get; } = new();

    public Seq<string> Needed { get; private init; }

    public string? SharedName { get; private init; }

    public Seq<string> RunPath { get; private init; }

    public Seq<SymbolVersion> Versions { get; private init; }

    /// <summary>Whether the linker marked it as a program.</summary>
    public bool IsProgram { get; private init; }

    public static ElfDynamic Read(NativeBytes bytes, bool is64, ElfSegment dynamic, Seq<ElfSegment> segments)
    {
        var entries = Entries(bytes, is64, dynamic);
        var needed = entries.Where(entry => entry.Tag == TagNeeded).ToList();
        if (needed.Count > MostLibraries)
        {
            throw bytes.Damaged(dynamic.Offset);
        }

        string? Name(ulong tag) => Value(tag) is { } at ? Text(at) : null;
        string Text(ulong offset) => bytes.Text(StringTable() + (long)Math.Min(offset, int.MaxValue));
        long StringTable() => Value(TagStringTable) is { } address ? At(address) : throw bytes.Damaged(dynamic.Offset);
        ulong? Value(ulong tag) => entries.Find(entry => entry.Tag == tag)?.Value;
        long At(ulong address) => ElfSegment.OffsetOf(address, segments) ?? throw bytes.Damaged(dynamic.Offset);

        return new ElfDynamic
        {
            Needed = needed.Select(entry => Text(entry.Value)).ToSeq(),
            SharedName = Name(TagSharedName),
            RunPath = (Name(TagRunPath) ?? Name(TagRPath))?.Split(':', StringSplitOptions.RemoveEmptyEntries).ToSeq() ?? [],
            Versions = Value(TagVersionsNeeded) is { } versions ? ReadVersions(bytes, At(versions), Text) : [],
            IsProgram = ((Value(TagFlags1) ?? 0) & FlagPositionIndependentProgram) != 0,
        };
    }

    private static List<ElfEntry> Entries(NativeBytes bytes, bool is64, ElfSegment dynamic)
    {
        var size = is64 ? 16 : 8;
        var entries = new List<ElfEntry>();
        for (var at = dynamic.Offset; at < dynamic.Offset + dynamic.FileSize; at += size)
        {
            var entry = is64 ? new ElfEntry(bytes.UInt64(at), bytes.UInt64(at + 8)) : new ElfEntry(bytes.UInt32(at), bytes.UInt32(at + 4));
            if (entry.Tag == TagNull)
            {
                return entries;
            }

            entries.Add(entries.Count < MostEntries ? entry : throw bytes.Damaged(at));
        }

        return entries;
    }

    // Verneed: version, count, file, aux, next; Vernaux: hash, flags, other, name, next. Distances lead forward, 0 ends a chain.
    private static Seq<SymbolVersion> ReadVersions(NativeBytes bytes, long at, Func<ulong, string> text)
    {
        var versions = ImmutableArray.CreateBuilder<SymbolVersion>();
        for (uint next = 1, libraries = 0; next != 0; at += next, libraries++)
        {
            if (libraries == MostLibraries)
            {
                throw bytes.Damaged(at);
            }

            var library = text(bytes.UInt32(at + 4));
            var aux = at + bytes.UInt32(at + 8);
            for (int left = bytes.UInt16(at + 2), step = 1; left > 0 && step != 0; left--, aux += step)
            {
                versions.Add(versions.Count < MostVersions
                    ? new SymbolVersion(library, text(bytes.UInt32(aux + 8)), (bytes.UInt16(aux + 4) & FlagWeak) != 0)
                    : throw bytes.Damaged(aux));
                step = (int)Math.Min(bytes.UInt32(aux + 12), int.MaxValue);
            }

            next = bytes.UInt32(at + 12);
        }

        return new Seq<SymbolVersion>(versions.ToImmutable());
    }

    private sealed record ElfEntry(ulong Tag, ulong Value);
}

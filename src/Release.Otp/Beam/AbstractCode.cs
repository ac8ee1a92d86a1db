using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>
/// The source of a module as the compiler keeps it, see "The Abstract Format" in the manual: in the chunk <c>Dbgi</c>, up to OTP 19 in <c>Abst</c>.
/// It is larger than all that the module runs, so forms are passed over until somebody reads them.
/// </summary>
internal static class AbstractCode
{
    private const string Backend = "erl_abstract_code";
    private const int PrefixLength = 64;
    private const int CompressedPrefixLength = 4096;
    private const int CompressedHeaderLength = 6;

    /// <summary>
    /// The functions and attributes of a module, up to the first damaged form; none where it has no abstract code: compiled without
    /// <c>debug_info</c>, stripped, encrypted, or from another language.
    /// </summary>
    public static IEnumerable<AbstractForm> Of(BeamFile beam)
    {
        try
        {
            return (beam.Chunk(ChunkId.DebugInformation), beam.Chunk(ChunkId.AbstractCode)) switch
            {
                // Another language's is not worth expanding whole.
                ({ Data: var data }, _) when Prefix(data).IndexOf("erl_abstract_code"u8) >= 0 => Forms(Expanded(data, beam.File)),
                (null, { Data: { IsEmpty: false } data }) => Forms(Expanded(data, beam.File)),
                _ => [],
            };
        }
        catch (DiagnosticException)
        {
            // No loader looks at these chunks, so a damaged one stops nobody.
            return [];
        }
    }

    // Form by form, as they are asked for: whoever looks for one near the beginning pays for no more.
    private static IEnumerable<AbstractForm> Forms(ReadOnlyMemory<byte> bytes)
    {
        var (position, count) = FirstForm(bytes.Span);
        for (var i = 0; i < count; i++)
        {
            var end = position + LengthOfTerm(bytes.Span[position..]);
            if (end == position)
            {
                yield break;
            }

            if (Named(bytes.Span[position..end]) is { } form)
            {
                yield return form with { Bytes = bytes[position..end] };
            }

            position = end;
        }
    }

    // {debug_info_v1, erl_abstract_code, {Forms, Options}}, or {raw_abstract_v1, Forms}.
    private static (int Position, int Count) FirstForm(ReadOnlySpan<byte> bytes)
    {
        var walker = new TermWalker(bytes);
        return walker.TryEnterTuple(out _) && walker.TryReadAtom(out var kind)
            && (kind == "raw_abstract_v1" || (kind == "debug_info_v1" && walker.TryReadAtom(out var backend) && backend == Backend && walker.TryEnterTuple(out _)))
            && walker.TryEnterList(out var count)
                ? (walker.Position, count)
                : (0, 0);
    }

    private static int LengthOfTerm(ReadOnlySpan<byte> bytes)
    {
        var walker = new TermWalker(bytes);
        return walker.TrySkip() ? walker.Position : 0;
    }

    // {function, Anno, Name, Arity, Clauses}, {attribute, Anno, Name, Value}, {attribute, Anno, record, {Name, Fields}}.
    private static AbstractForm? Named(ReadOnlySpan<byte> bytes)
    {
        var walker = new TermWalker(bytes);
        if (!walker.TryEnterTuple(out _) || !walker.TryReadAtom(out var kind) || kind is not ("function" or "attribute") || !walker.TrySkip() || !walker.TryReadAtom(out var name))
        {
            return null;
        }

        if (kind == "function")
        {
            return walker.TryReadByte(out var arity) ? new AbstractForm(true, name, arity, default) : null;
        }

        var record = name == "record" && walker.TryEnterTuple(out _) && walker.TryReadAtom(out var declared) ? declared : null;
        return new AbstractForm(false, name, -1, default) { Record = record };
    }

    private static ReadOnlyMemory<byte> Expanded(ReadOnlyMemory<byte> data, string file) => data.Span is [EtfTag.Version, EtfTag.Compressed, ..]
        ? EtfCompression.Expand(data[2..], file)
        : data[Math.Min(1, data.Length)..];

    private static ReadOnlySpan<byte> Prefix(ReadOnlyMemory<byte> data)
    {
        if (data.Span is not [EtfTag.Version, EtfTag.Compressed, ..])
        {
            return data.Span[..Math.Min(PrefixLength, data.Length)];
        }

        var prefix = new byte[PrefixLength];
        var head = data[Math.Min(CompressedHeaderLength, data.Length)..Math.Min(CompressedPrefixLength, data.Length)].ToArray();
        using var zlib = new ZLibStream(new MemoryStream(head), CompressionMode.Decompress);
        try
        {
            return prefix.AsSpan(0, zlib.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false));
        }
        catch (Exception damaged) when (ZlibFault.Is(damaged))
        {
            return [];
        }
    }
}

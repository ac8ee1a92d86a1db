using System.IO.Compression;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>
/// The source of a module as the compiler keeps it, see "The Abstract Format" in the manual: in the chunk <c>Dbgi</c>, up to OTP 19 in <c>Abst</c>.
/// </summary>
internal static class AbstractCode
{
    private const string Backend = "erl_abstract_code";
    private const int PrefixLength = 64;
    private const int CompressedHeaderLength = 6;

    /// <summary>The forms of the module; null where it has none: compiled without <c>debug_info</c>, stripped, encrypted, or from another language.</summary>
    public static ListTerm? Of(BeamFile beam)
    {
        try
        {
            return (beam.Chunk(ChunkId.DebugInformation), beam.Chunk(ChunkId.AbstractCode)) switch
            {
                ({ Data: var data }, _) when NamesBackend(data) => InDebugInformation(EtfReader.Read(data, beam.File)),
                (null, { Data: { IsEmpty: false } data }) => InAbstractCode(EtfReader.Read(data, beam.File)),
                _ => null,
            };
        }
        catch (DiagnosticException)
        {
            // No loader looks at these chunks, so a damaged one stops nobody.
            return null;
        }
    }

    private static ListTerm? InDebugInformation(Term term) =>
        term is TupleTerm { Elements: [AtomTerm { Name: "debug_info_v1" }, AtomTerm { Name: Backend }, TupleTerm { Elements: [ListTerm { Tail: null } forms, _] }] } ? forms : null;

    private static ListTerm? InAbstractCode(Term term) => term is TupleTerm { Elements: [AtomTerm { Name: "raw_abstract_v1" }, ListTerm { Tail: null } forms] } ? forms : null;

    // Another language's is not worth expanding and reading whole.
    private static bool NamesBackend(ReadOnlyMemory<byte> data)
    {
        var prefix = data.Span is [EtfTag.Version, EtfTag.Compressed, ..] ? Expanded(data) : data.Span[..Math.Min(PrefixLength, data.Length)];
        return prefix.IndexOf("erl_abstract_code"u8) >= 0;
    }

    private static ReadOnlySpan<byte> Expanded(ReadOnlyMemory<byte> data)
    {
        if (data.Length <= CompressedHeaderLength)
        {
            return [];
        }

        var prefix = new byte[PrefixLength];
        var head = data[CompressedHeaderLength..Math.Min(data.Length, CompressedHeaderLength + 4096)].ToArray();
        using var zlib = new ZLibStream(new MemoryStream(head), CompressionMode.Decompress);
        try
        {
            return prefix.AsSpan(0, zlib.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false));
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}

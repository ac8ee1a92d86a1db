using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Release.Otp.Beam;

/// <summary>
/// What a module does, as a number: two modules with the same digest behave the same, however they were compiled, stripped or compressed.
/// </summary>
/// <param name="Value">SHA-256 in base 64 without padding.</param>
public readonly record struct ModuleDigest(string Value)
{
    private const int Length = 43;

    // FunT: a count, then entries of six numbers, the last of which hashes the fun's source and plays no part in running it.
    private const int CountLength = 4;
    private const int LambdaLength = 24;
    private const int OldUniqueOffset = 20;

    /// <summary>
    /// The digest of what the loader makes code of: atoms, instructions, bytes of binaries, imports, exports, funs and literals. They are the
    /// chunks behind <c>Module:module_info(md5)</c>; what else stands in a file (lines, types, attributes, debug information, documentation,
    /// options and directories of the compilation) follows from these or changes nothing that runs.
    /// </summary>
    /// <exception cref="DiagnosticException">REL3008: the table of literals is damaged.</exception>
    public static ModuleDigest Of(BeamFile beam)
    {
        ArgumentNullException.ThrowIfNull(beam);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, ChunkId.Atoms, (beam.Chunk(ChunkId.Atoms) ?? beam.Chunk(ChunkId.LatinAtoms))?.Data);
        Append(hash, ChunkId.Code, beam.Chunk(ChunkId.Code)?.Data);
        Append(hash, ChunkId.Strings, beam.Chunk(ChunkId.Strings)?.Data);
        Append(hash, ChunkId.Imports, beam.Chunk(ChunkId.Imports)?.Data);
        Append(hash, ChunkId.Exports, beam.Chunk(ChunkId.Exports)?.Data);
        Append(hash, ChunkId.Lambdas, WithoutOldUnique(beam.Chunk(ChunkId.Lambdas)?.Data));
        // Each zlib compresses in its own way, so the table counts and not its compressed form.
        Append(hash, ChunkId.Literals, beam.Chunk(ChunkId.Literals) is { } literals ? LiteralTable.Read(literals, beam.File).Bytes : null);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new ModuleDigest(Convert.ToBase64String(digest).TrimEnd('='));
    }

    /// <summary>The digest that <paramref name="text"/> is; null where it is none.</summary>
    public static ModuleDigest? Parse(string text) =>
        text is { Length: Length } && Convert.TryFromBase64String(text + "=", stackalloc byte[SHA256.HashSizeInBytes], out _) ? new ModuleDigest(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static void Append(IncrementalHash hash, ChunkId id, ReadOnlyMemory<byte>? data)
    {
        if (data is { } bytes)
        {
            Span<byte> header = stackalloc byte[8];
            Encoding.Latin1.GetBytes(id.Value, header);
            BinaryPrimitives.WriteInt32BigEndian(header[4..], bytes.Length);
            hash.AppendData(header);
            hash.AppendData(bytes.Span);
        }
    }

    private static ReadOnlyMemory<byte>? WithoutOldUnique(ReadOnlyMemory<byte>? lambdas)
    {
        if (lambdas is not { } table)
        {
            return null;
        }

        var bytes = table.ToArray();
        for (var entry = CountLength; entry + LambdaLength <= bytes.Length; entry += LambdaLength)
        {
            bytes.AsSpan(entry + OldUniqueOffset, LambdaLength - OldUniqueOffset).Clear();
        }

        return bytes;
    }
}

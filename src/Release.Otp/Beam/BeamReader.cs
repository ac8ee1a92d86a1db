using System.Collections.Immutable;
using System.Text;

namespace Release.Otp.Beam;

/// <summary>Takes a BEAM file apart: <c>FOR1</c>, length, <c>BEAM</c>, then chunks of name, length, bytes and padding to four.</summary>
internal static class BeamReader
{
    public const int FormHeaderLength = 12;
    public const int ChunkHeaderLength = 8;

    // The chunks without which beam_lib refuses a module; an atom table is asked for besides.
    private static readonly ImmutableArray<ChunkId> Mandatory = [ChunkId.Code, ChunkId.Exports, ChunkId.Imports, ChunkId.Strings];

    public static int Padded(int length) => (length + 3) & ~3;

    public static BeamFile Read(ReadOnlyMemory<byte> bytes, string file)
    {
        if (bytes.IsEmpty)
        {
            throw BeamErrors.Empty(file).Thrown();
        }

        var form = CompressedModule.Is(bytes.Span) ? CompressedModule.Decompress(bytes, file) : bytes;
        CheckForm(form.Span, file);
        var chunks = ReadChunks(form, file);
        CheckMandatory(chunks, file);
        CheckCode(chunks.First(chunk => chunk.Id == ChunkId.Code), file);
        return new BeamFile(file, ReadAtoms(chunks, file), chunks);
    }

    /// <summary>The length of the form that begins with these bytes, with its header, or null where no BEAM form begins.</summary>
    public static long? FormLength(ReadOnlySpan<byte> bytes)
    {
        var reader = new ChunkReader(bytes);
        return reader.TryTake(4, out var form) && form.SequenceEqual("FOR1"u8)
            && reader.TryReadUInt32(out var length)
            && reader.TryTake(4, out var type) && type.SequenceEqual("BEAM"u8)
                ? length + 8L
                : null;
    }

    private static void CheckForm(ReadOnlySpan<byte> form, string file)
    {
        var length = FormLength(form) ?? throw BeamErrors.NotABeamFile(file).Thrown();
        if (length != form.Length)
        {
            throw BeamErrors.WrongLength(file, length, form.Length).Thrown();
        }
    }

    private static Seq<BeamChunk> ReadChunks(ReadOnlyMemory<byte> form, string file)
    {
        var chunks = ImmutableArray.CreateBuilder<BeamChunk>();
        var known = new HashSet<ChunkId>();
        for (var position = FormHeaderLength; position < form.Length;)
        {
            var chunk = ReadChunk(form, position, file);
            if (!known.Add(chunk.Id))
            {
                throw BeamErrors.DuplicateChunk(file, chunk.Id, position).Thrown();
            }

            chunks.Add(chunk);
            position += ChunkHeaderLength + Padded(chunk.Data.Length);
        }

        return new Seq<BeamChunk>(chunks.ToImmutable());
    }

    private static BeamChunk ReadChunk(ReadOnlyMemory<byte> form, int position, string file)
    {
        var reader = new ChunkReader(form.Span[position..]);
        if (!reader.TryTake(4, out var name) || !reader.TryReadUInt32(out var length) || !IsPrintable(name))
        {
            throw BeamErrors.InvalidFormat(file, position).Thrown();
        }

        var id = new ChunkId(Encoding.Latin1.GetString(name));
        var left = form.Length - position - ChunkHeaderLength;
        // The loader wants the padding too, also behind the last chunk.
        return length <= left && Padded((int)length) <= left
            ? new BeamChunk(id, form.Slice(position + ChunkHeaderLength, (int)length))
            : throw BeamErrors.ChunkTooBig(file, id, length, left).Thrown();
    }

    private static bool IsPrintable(ReadOnlySpan<byte> name) => !name.ContainsAnyExceptInRange((byte)' ', (byte)'~');

    private static void CheckMandatory(Seq<BeamChunk> chunks, string file)
    {
        foreach (var id in Mandatory)
        {
            if (!chunks.Any(chunk => chunk.Id == id))
            {
                throw BeamErrors.MissingChunk(file, id).Thrown();
            }
        }
    }

    // Length of the header that follows, format number (always 0), highest opcode, labels, functions; then the instructions.
    private static void CheckCode(BeamChunk code, string file)
    {
        var reader = new ChunkReader(code.Data.Span);
        if (!reader.TryReadUInt32(out var header) || header < 16 || header > reader.Left || !reader.TryReadUInt32(out var format) || format != 0)
        {
            throw BeamErrors.InvalidChunk(file, ChunkId.Code).Thrown();
        }
    }

    private static AtomTable ReadAtoms(Seq<BeamChunk> chunks, string file)
    {
        var atoms = chunks.FirstOrDefault(chunk => chunk.Id == ChunkId.Atoms) ?? chunks.FirstOrDefault(chunk => chunk.Id == ChunkId.LatinAtoms);
        return AtomTable.Read(atoms ?? throw BeamErrors.MissingChunk(file, ChunkId.Atoms).Thrown(), file);
    }
}

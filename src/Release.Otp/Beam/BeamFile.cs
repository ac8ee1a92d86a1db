using System.Buffers.Binary;
using System.Text;

namespace Release.Otp.Beam;

/// <summary>A compiled module: the chunks of a BEAM file, which is an IFF form <c>FOR1 … BEAM</c>. Two are equal when their chunks are.</summary>
public sealed record BeamFile
{
    internal BeamFile(string file, AtomTable atoms, Seq<BeamChunk> chunks)
    {
        File = file;
        Atoms = atoms;
        Chunks = chunks;
        Module = atoms.Name(1);
    }

    /// <summary>The module's name, an atom.</summary>
    public string Module { get; }

    /// <summary>The chunks in the order of the file; no two have the same name.</summary>
    public Seq<BeamChunk> Chunks { get; }

    /// <summary>The functions that other modules may call, in the order of the table <c>ExpT</c>.</summary>
    /// <exception cref="DiagnosticException">REL3008: the table is damaged.</exception>
    public Seq<ExportedFunction> Exports => FunctionTable.Exports(Chunk(ChunkId.Exports)!, Atoms, File);

    /// <summary>The functions of other modules that the code calls, in the order of the table <c>ImpT</c>.</summary>
    /// <exception cref="DiagnosticException">REL3008: the table is damaged.</exception>
    public Seq<ImportedFunction> Imports => FunctionTable.Imports(Chunk(ChunkId.Imports)!, Atoms, File);

    /// <summary>The highest number of an instruction in the code, as its header says; the loader compares that with what it knows.</summary>
    public int LastInstruction => (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(Chunk(ChunkId.Code)!.Data.Span[8..]), int.MaxValue);

    /// <summary>The version of the application compiler that made the module, as in 8.2.3; null where it is stripped, or another compiler made it.</summary>
    public string? CompilerVersion => CompileInformation.VersionIn(this);

    /// <summary>Whether the lengths of its atoms are tagged numbers, which OTP 28 brought.</summary>
    public bool HasTaggedAtoms => Atoms.HasTaggedLengths;

    /// <summary>Whether its literals stand there uncompressed, which OTP 28 brought.</summary>
    public bool HasPlainLiterals => Chunk(ChunkId.Literals) is { Data.Span: [0, 0, 0, 0, ..] };

    /// <summary>What the caller named the file, for messages.</summary>
    internal string File { get; }

    internal AtomTable Atoms { get; }

    /// <summary>The modules whose functions the code calls, each once: all that some want to know of <see cref="Imports"/>, for less.</summary>
    /// <exception cref="DiagnosticException">REL3008: the table is damaged.</exception>
    internal IEnumerable<string> ImportedModules => FunctionTable.ImportedModules(Chunk(ChunkId.Imports)!, Atoms);

    /// <summary>Reads a module, gzip-compressed or not. The result keeps views of <paramref name="bytes"/>, which must not change any more.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DiagnosticException">REL3001 to REL3010: not a module, or a damaged one.</exception>
    public static BeamFile Read(ReadOnlyMemory<byte> bytes, string file) => BeamReader.Read(bytes, file);

    /// <summary>Reads a module and checks that it has the name that its file promises: the code server finds modules by file names.</summary>
    /// <inheritdoc cref="Read"/>
    /// <exception cref="DiagnosticException">REL3001 to REL3010; REL3011: the file holds another module.</exception>
    public static BeamFile ReadNamed(ReadOnlyMemory<byte> bytes, string file)
    {
        var beam = Read(bytes, file);
        return Path.GetFileName(file) == beam.Module + ".beam" ? beam : throw BeamErrors.OtherModule(file, beam.Module).Thrown();
    }

    /// <summary>The chunk of that name, or null.</summary>
    public BeamChunk? Chunk(ChunkId id)
    {
        foreach (var chunk in Chunks)
        {
            if (chunk.Id == id)
            {
                return chunk;
            }
        }

        return null;
    }

    /// <summary>Whether other modules may call a function of that name, which must be ASCII.</summary>
    internal bool ExportsFunction(ReadOnlySpan<byte> name, int arity) => FunctionTable.Exports(Chunk(ChunkId.Exports)!, Atoms, name, arity);

    /// <summary>
    /// The module with only the named chunks, in the order in which they are named, as <c>beam_lib:strip/2</c> writes it
    /// when <paramref name="keep"/> holds its additional chunks and then its significant ones. A chunk that is not there is passed over.
    /// </summary>
    public BeamFile Strip(Seq<ChunkId> keep) => new(File, Atoms, keep.Distinct().Select(Chunk).OfType<BeamChunk>().ToSeq());

    /// <summary>The module as an uncompressed BEAM file.</summary>
    public byte[] ToBytes()
    {
        var length = BeamReader.FormHeaderLength + Chunks.Sum(chunk => BeamReader.ChunkHeaderLength + BeamReader.Padded(chunk.Data.Length));
        var bytes = new byte[length];
        Encoding.Latin1.GetBytes("FOR1", bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), length - 8);
        Encoding.Latin1.GetBytes("BEAM", bytes.AsSpan(8));
        var position = BeamReader.FormHeaderLength;
        foreach (var chunk in Chunks)
        {
            Encoding.Latin1.GetBytes(chunk.Id.Value, bytes.AsSpan(position));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(position + 4), chunk.Data.Length);
            chunk.Data.Span.CopyTo(bytes.AsSpan(position + BeamReader.ChunkHeaderLength));
            position += BeamReader.ChunkHeaderLength + BeamReader.Padded(chunk.Data.Length);
        }

        return bytes;
    }

    /// <summary>The module with gzip around it, as the option <c>compressed</c> of the compiler writes it; the loader reads both.</summary>
    public byte[] ToCompressedBytes() => CompressedModule.Compress(ToBytes());

    /// <inheritdoc/>
    public bool Equals(BeamFile? other) => other is not null && Chunks == other.Chunks;

    /// <inheritdoc/>
    public override int GetHashCode() => Chunks.GetHashCode();
}

using System.Collections.Immutable;

namespace Release.Otp.Beam;

/// <summary>The tables <c>ImpT</c> and <c>ExpT</c>: a count, then three numbers of four bytes for each function.</summary>
internal static class FunctionTable
{
    private const int EntryLength = 12;
    private const int MaxArity = 255;

    private delegate T Entry<T>(int first, int second, int third);

    /// <summary>Name (an atom), arity, label.</summary>
    public static Seq<ExportedFunction> Exports(BeamChunk chunk, AtomTable atoms, string file) =>
        Read(chunk, file, (name, arity, label) => new ExportedFunction(atoms.Name(name), Arity(arity, chunk, file), label));

    /// <summary>Module (an atom), name (an atom), arity.</summary>
    public static Seq<ImportedFunction> Imports(BeamChunk chunk, AtomTable atoms, string file) =>
        Read(chunk, file, (module, name, arity) => new ImportedFunction(atoms.Name(module), atoms.Name(name), Arity(arity, chunk, file)));

    private static int Arity(int arity, BeamChunk chunk, string file) =>
        arity is >= 0 and <= MaxArity ? arity : throw BeamErrors.InvalidChunk(file, chunk.Id).Thrown();

    private static Seq<T> Read<T>(BeamChunk chunk, string file, Entry<T> entry)
    {
        var reader = new ChunkReader(chunk.Data.Span);
        if (!reader.TryReadUInt32(out var count) || (long)count * EntryLength > reader.Left)
        {
            throw BeamErrors.InvalidChunk(file, chunk.Id).Thrown();
        }

        var functions = ImmutableArray.CreateBuilder<T>((int)count);
        while (functions.Count < count && reader.TryReadInt32(out var first) && reader.TryReadInt32(out var second) && reader.TryReadInt32(out var third))
        {
            functions.Add(entry(first, second, third));
        }

        return new Seq<T>(functions.MoveToImmutable());
    }
}

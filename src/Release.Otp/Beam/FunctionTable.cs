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

    /// <summary>Whether a function of that name, in ASCII, is exported.</summary>
    public static bool Exports(BeamChunk chunk, AtomTable atoms, ReadOnlySpan<byte> name, int arity)
    {
        var reader = new ChunkReader(chunk.Data.Span);
        if (!reader.TryReadUInt32(out _))
        {
            return false;
        }

        while (reader.TryReadInt32(out var atom) && reader.TryReadInt32(out var itsArity) && reader.TryReadInt32(out _))
        {
            if (itsArity == arity && atoms.Is(atom, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The modules, each once.</summary>
    public static IEnumerable<string> ImportedModules(BeamChunk chunk, AtomTable atoms)
    {
        var modules = new HashSet<int>();
        var reader = new ChunkReader(chunk.Data.Span);
        if (reader.TryReadUInt32(out _))
        {
            while (reader.TryReadInt32(out var module) && reader.TryReadInt32(out _) && reader.TryReadInt32(out _))
            {
                modules.Add(module);
            }
        }

        return modules.Select(atoms.Name);
    }

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

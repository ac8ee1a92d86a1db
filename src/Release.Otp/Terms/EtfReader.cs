using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Release.Otp.Terms;

/// <summary>Reads terms in the External Term Format, as <c>binary_to_term/1</c> does. Takes no CLR stack for a term's depth.</summary>
public static class EtfReader
{
    // A million tuples inside each other, each with another element, fit; so that no file can fill the memory, not much more does.
    private const int MostTerms = 2_050_000;
    private const int MostCharacters = 8_000_000;

    /// <summary>The term of <paramref name="bytes"/>, which begin with 131 and end with the term.</summary>
    /// <param name="bytes">The External Term Format, compressed or not.</param>
    /// <param name="file">The file as messages shall name it.</param>
    /// <exception cref="DiagnosticException">REL2020 to REL2027, with the byte offset in the message.</exception>
    public static Term Read(ReadOnlyMemory<byte> bytes, string? file)
    {
        if (bytes.Length == 0 || bytes.Span[0] != EtfTag.Version)
        {
            throw EtfErrors.NoTerm(file);
        }

        var isCompressed = bytes.Length > 1 && bytes.Span[1] == EtfTag.Compressed;
        var input = isCompressed ? new EtfInput(EtfCompression.Expand(bytes[2..], file), 0, file) : new EtfInput(bytes, 1, file);
        var term = ReadAll(input);
        return input.Left == 0 ? term : throw EtfErrors.TrailingBytes(file, input.Position, input.Left);
    }

    private static Term ReadAll(EtfInput input)
    {
        var open = new Stack<OpenTerm>();
        var funs = new Stack<OpenFun>();
        var values = new List<Term>();
        var terms = 0;
        while (true)
        {
            if (++terms > MostTerms || input.Characters > MostCharacters)
            {
                throw EtfErrors.TooMuch(input.File, input.Position, MostTerms);
            }

            var value = Begin(input, open, funs, values.Count);
            while (value is not null || open.Peek().Count == values.Count - open.Peek().First)
            {
                if (value is null)
                {
                    var closed = open.Pop();
                    value = Close(closed, Take(values, closed.First), funs, input);
                }

                if (open.Count == 0)
                {
                    return value;
                }

                values.Add(value);
                value = null;
            }
        }
    }

    // The term at the input's position, or null where it has parts and was put on the stack.
    private static Term? Begin(EtfInput input, Stack<OpenTerm> open, Stack<OpenFun> funs, int first)
    {
        var offset = input.Position;
        var tag = input.UInt8();
        long? count = tag switch
        {
            EtfTag.SmallTuple => input.UInt8(),
            EtfTag.LargeTuple => input.UInt32(),
            EtfTag.List => input.UInt32() + 1L,
            EtfTag.Map => input.UInt32() * 2L,
            EtfTag.NewFun => BeginFun(input, funs),
            _ => null,
        };
        if (count is not { } parts)
        {
            return EtfScalars.Read(tag, offset, input);
        }

        // Every part takes at least one byte.
        input.Need((ulong)parts);
        open.Push(new OpenTerm((int)parts, first, offset, tag));
        return null;
    }

    private static long BeginFun(EtfInput input, Stack<OpenFun> funs)
    {
        var start = input.Position;
        var size = input.UInt32();
        var arity = input.UInt8();
        var unique = Seq.Create(input.Take(16));
        var index = input.UInt32();
        var free = input.UInt32();
        var fun = new FunTerm(
            EtfScalars.ReadAtom(input),
            arity,
            unique,
            index,
            EtfScalars.ReadInt32(input),
            EtfScalars.ReadInt32(input),
            EtfScalars.ReadPid(input),
            Seq<Term>.Empty);
        funs.Push(new OpenFun(fun, start + (long)size));
        return free;
    }

    private static Term Close(OpenTerm part, Seq<Term> values, Stack<OpenFun> funs, EtfInput input)
    {
        switch (part.Tag)
        {
            case EtfTag.List:
                var elements = new Seq<Term>(values.Items.RemoveAt(values.Count - 1));
                return elements.Count == 0 ? values[0] : new ListTerm(elements, values[^1]);
            case EtfTag.Map:
                var map = new MapTerm(Pairs(values.AsSpan()));
                return map.Pairs.Count * 2 == values.Count ? map : throw EtfErrors.Malformed(input.File, part.Offset, "a map holds a key twice");
            case EtfTag.NewFun:
                var fun = funs.Pop();
                return input.Position == fun.End
                    ? fun.Fun with { FreeVariables = values }
                    : throw EtfErrors.Malformed(input.File, part.Offset, "a fun has another size than it announces");
            default:
                return new TupleTerm(values);
        }
    }

    private static Seq<KeyValuePair<Term, Term>> Pairs(ReadOnlySpan<Term> values)
    {
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<Term, Term>>(values.Length / 2);
        for (var i = 0; i < values.Length; i += 2)
        {
            pairs.Add(new(values[i], values[i + 1]));
        }

        return new(pairs.MoveToImmutable());
    }

    private static Seq<Term> Take(List<Term> values, int first)
    {
        var elements = CollectionsMarshal.AsSpan(values)[first..].ToArray();
        values.RemoveRange(first, elements.Length);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(elements));
    }

    /// <summary>A term whose parts are being read. There may be millions, inside each other.</summary>
    /// <param name="Count">Number of its parts.</param>
    /// <param name="First">Where they begin among the finished values.</param>
    /// <param name="Offset">Byte offset of its beginning.</param>
    /// <param name="Tag">Its tag.</param>
    private readonly record struct OpenTerm(int Count, int First, int Offset, byte Tag);

    /// <summary>A fun whose free variables are being read.</summary>
    /// <param name="Fun">The fun without them.</param>
    /// <param name="End">Byte offset where it must end.</param>
    private sealed record OpenFun(FunTerm Fun, long End);
}

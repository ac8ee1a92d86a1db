using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Release.Otp.Terms;

/// <summary>Reads terms in the External Term Format, as <c>binary_to_term/1</c> does. Takes no CLR stack for a term's depth.</summary>
public static class EtfReader
{
    /// <summary>The term of <paramref name="bytes"/>, which begin with 131 and end with the term.</summary>
    /// <param name="bytes">The External Term Format, compressed or not.</param>
    /// <param name="file">The file as messages shall name it.</param>
    /// <exception cref="DiagnosticException">REL2020 to REL2026, with the byte offset in the message.</exception>
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
        var values = new List<Term>();
        while (true)
        {
            var value = Begin(input, open, values.Count);
            while (value is not null || open.Peek().Count == values.Count - open.Peek().First)
            {
                if (value is null)
                {
                    var closed = open.Pop();
                    value = Close(closed, Take(values, closed.First), input);
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
    private static Term? Begin(EtfInput input, Stack<OpenTerm> open, int first)
    {
        var offset = input.Position;
        var tag = input.UInt8();
        OpenTerm? opened = tag switch
        {
            EtfTag.SmallTuple => new OpenTerm(tag, input.UInt8(), first, offset),
            EtfTag.LargeTuple => new OpenTerm(tag, input.UInt32(), first, offset),
            EtfTag.List => new OpenTerm(tag, input.UInt32() + 1L, first, offset),
            EtfTag.Map => new OpenTerm(tag, input.UInt32() * 2L, first, offset),
            EtfTag.NewFun => BeginFun(input, first, offset),
            _ => null,
        };
        if (opened is not { } part)
        {
            return EtfScalars.Read(tag, offset, input);
        }

        // Every part takes at least one byte.
        input.Need((ulong)part.Count);
        open.Push(part);
        return null;
    }

    private static OpenTerm BeginFun(EtfInput input, int first, int offset)
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
        return new OpenTerm(EtfTag.NewFun, free, first, offset) { Fun = fun, End = start + (long)size };
    }

    private static Term Close(OpenTerm part, Seq<Term> values, EtfInput input)
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
                return input.Position == part.End
                    ? part.Fun! with { FreeVariables = values }
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

    /// <summary>A term whose parts are being read.</summary>
    /// <param name="Tag">Its tag.</param>
    /// <param name="Count">Number of its parts.</param>
    /// <param name="First">Where they begin among the values.</param>
    /// <param name="Offset">Byte offset of its tag.</param>
    private readonly record struct OpenTerm(byte Tag, long Count, int First, int Offset)
    {
        /// <summary>A fun without its free variables.</summary>
        public FunTerm? Fun { get; init; }

        /// <summary>Byte offset where the fun must end.</summary>
        public long End { get; init; }
    }
}

using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>Collects the segments of the binaries that are being read, one inside the other.</summary>
internal sealed class BinaryParser(SourceText text)
{
    /// <summary>Most bits that the binaries of a text may take together.</summary>
    private const long MaxBits = 64L * 1024 * 1024 * 8;

    private readonly Stack<OpenBinary> _open = new();
    private long _bits;

    /// <summary>Whether the types that were read so far are complete.</summary>
    public bool TypesMayEnd => _open.Peek() is { TypeIsNext: false, UnitIsNext: false };

    /// <summary>Begins a binary.</summary>
    public void Open() => _open.Push(new OpenBinary());

    /// <summary>The value of the current segment.</summary>
    public void Value(Term value, bool isString, int start)
    {
        var binary = _open.Peek();
        binary.Value = value;
        binary.IsString = isString;
        binary.Start = start;
        binary.Size = null;
        binary.Types.Clear();
        binary.TypeIsNext = true;
    }

    /// <summary>The size of the current segment.</summary>
    public void Size(Term size) => _open.Peek().Size = size;

    /// <summary>Takes a token of the segment's types, as in <c>little-unit:8</c>; false where it is none.</summary>
    public bool AcceptType(Token token)
    {
        var binary = _open.Peek();
        switch (token.Kind)
        {
            case TokenKind.Atom when binary.TypeIsNext:
                binary.Types.Add((token.Text, null));
                binary.TypeIsNext = false;
                return true;
            case TokenKind.Integer when !token.IsCharacter && binary.UnitIsNext:
                binary.Types[^1] = (binary.Types[^1].Name, ((IntegerTerm)token.Value!).Value);
                binary.UnitIsNext = false;
                return true;
            case TokenKind.Punctuation when token.Is("-") && !binary.TypeIsNext && !binary.UnitIsNext:
                binary.TypeIsNext = true;
                return true;
            case TokenKind.Punctuation when token.Is(":") && !binary.TypeIsNext && !binary.UnitIsNext && binary.Types[^1].Unit is null:
                binary.UnitIsNext = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Adds the current segment's bits.</summary>
    public void EndSegment()
    {
        var binary = _open.Peek();
        var before = binary.Bits.Count;
        var fault = BitType.TryOf(binary.Types, out var type) ?? BitSegment.Append(binary.Bits, binary.Value, binary.IsString, binary.Size, type, MaxBits - _bits);
        _bits += binary.Bits.Count - before;
        if (fault is not null)
        {
            var place = text.PlaceOf(binary.Start);
            throw fault == BitSegment.TooLarge ? TermErrors.BinaryTooLarge(place) : TermErrors.BadSegment(place, fault);
        }
    }

    /// <summary>Ends the binary.</summary>
    public BitStringTerm Close() => _open.Pop().Bits.ToTerm();

    private sealed class OpenBinary
    {
        public BitWriter Bits { get; } = new();

        public Term Value { get; set; } = Term.Nil;

        public bool IsString { get; set; }

        public int Start { get; set; }

        public Term? Size { get; set; }

        public List<(string Name, BigInteger? Unit)> Types { get; } = [];

        public bool TypeIsNext { get; set; }

        public bool UnitIsNext { get; set; }
    }
}

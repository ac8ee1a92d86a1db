namespace Release.Otp.Beam;

/// <summary>An operand of an instruction.</summary>
/// <param name="Tag">What it is; <see cref="CompactTag.Extended"/> for a literal and for a list, of which <paramref name="Kind"/> tells which.</param>
/// <param name="Value">The number of the atom, register, label or literal; the integer; how many operands of a list follow.</param>
/// <param name="Kind">The kind of a longer operand.</param>
internal readonly record struct Operand(CompactTag Tag, int Value, ExtendedOperand Kind = ExtendedOperand.None);

/// <summary>The longer operands; the numbers are those of the compiler's <c>beam_opcodes.hrl</c>.</summary>
internal enum ExtendedOperand
{
    /// <summary>It is a short one.</summary>
    None = -1,

    /// <summary>A count, then as many operands.</summary>
    List = 1,

    /// <summary>A count, then as many pairs of numbers: words, floats and funs to take memory for.</summary>
    Allocation = 3,

    /// <summary>A term by its place in the table of literals.</summary>
    Literal = 4,

    /// <summary>A register, then the number of its type. Since OTP 25.</summary>
    TypedRegister = 5,
}

/// <summary>Reads instructions: an opcode of one byte, then its operands. Operands that nothing here follows (floats, integers beyond 32 bits) fail.</summary>
internal ref struct CodeReader(ReadOnlySpan<byte> code)
{
    private const int LongestInteger = 4;

    // No list of operands stands in another one, and of what is no code the stack is not to be filled.
    private const int MostNested = 4;

    private ChunkReader _reader = new(code);
    private int _nested;

    public bool TryReadOpcode(out Opcode opcode)
    {
        var there = _reader.TryReadByte(out var value);
        opcode = (Opcode)value;
        return there;
    }

    public bool TryReadOperand(out Operand operand)
    {
        operand = default;
        if (!TryReadNumber(out var tag, out var value))
        {
            return false;
        }

        operand = new Operand(tag, value);
        return tag != CompactTag.Extended || TryReadExtended((ExtendedOperand)value, ref operand);
    }

    public bool TryReadOperand(CompactTag tag, out int value)
    {
        var there = TryReadOperand(out var operand) && operand.Tag == tag;
        value = operand.Value;
        return there;
    }

    /// <summary>Reads a list's head: how many operands follow.</summary>
    public bool TryReadList(out int count)
    {
        var there = TryReadOperand(out var operand) && operand is { Kind: ExtendedOperand.List, Value: >= 0 };
        count = operand.Value;
        return there;
    }

    public bool TrySkip(int operands)
    {
        if (_nested == MostNested)
        {
            return false;
        }

        _nested++;
        var there = TrySkipEach(operands);
        _nested--;
        return there;
    }

    private bool TrySkipEach(int operands)
    {
        for (var i = 0; i < operands; i++)
        {
            if (!TryReadOperand(out var operand) || (operand.Kind == ExtendedOperand.List && !TrySkip(operand.Value)))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadExtended(ExtendedOperand kind, ref Operand operand)
    {
        switch (kind)
        {
            case ExtendedOperand.List or ExtendedOperand.Literal when TryReadNumber(out var tag, out var value) && tag == CompactTag.Unsigned:
                operand = new Operand(CompactTag.Extended, value, kind);
                return true;
            case ExtendedOperand.Allocation when TryReadNumber(out var tag, out var pairs) && tag == CompactTag.Unsigned && pairs < _reader.Left:
                operand = new Operand(CompactTag.Extended, pairs, kind);
                return TrySkip(2 * pairs);
            case ExtendedOperand.TypedRegister when TryReadNumber(out var tag, out var register) && tag is CompactTag.XRegister or CompactTag.YRegister:
                operand = new Operand(tag, register);
                return TryReadNumber(out _, out _);
            default:
                return false;
        }
    }

    // Two to eight bytes follow where the low five bits but the tag's are set; nine and more, where all are.
    private bool TryReadNumber(out CompactTag tag, out int value)
    {
        var ahead = _reader;
        if (!ahead.TryReadByte(out var first) || (first & 0b1_1000) != 0b1_1000)
        {
            return _reader.TryReadTagged(out tag, out value);
        }

        (tag, value) = ((CompactTag)(first & 0b111), 0);
        var length = (first >> 5) + 2;
        if (length > LongestInteger || !ahead.TryTake(length, out var bytes))
        {
            return false;
        }

        value = (sbyte)bytes[0];
        foreach (var next in bytes[1..])
        {
            value = (value << 8) | next;
        }

        _reader = ahead;
        return true;
    }
}

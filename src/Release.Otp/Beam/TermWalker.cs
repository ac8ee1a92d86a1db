using System.Buffers.Binary;
using System.Text;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>Goes over terms in the External Term Format without making values of them. A failed step leaves the position where it is no good any more.</summary>
internal ref struct TermWalker(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The offset of the next term.</summary>
    public int Position { get; private set; }

    public bool TryEnterTuple(out int arity)
    {
        arity = 0;
        return TryRead(1, out var tag) && tag[0] == EtfTag.SmallTuple && TryReadLength(1, out arity);
    }

    /// <summary>Goes to the first element of a list; the tail follows the elements.</summary>
    public bool TryEnterList(out int count)
    {
        count = 0;
        return TryRead(1, out var tag) && (tag[0] == EtfTag.Nil || (tag[0] == EtfTag.List && TryReadLength(4, out count)));
    }

    public bool TryReadAtom(out string name)
    {
        name = "";
        if (!TryRead(1, out var tag) || !TryReadLength(tag[0] is EtfTag.SmallAtomUtf8 or EtfTag.SmallAtom ? 1 : 2, out var length)
            || tag[0] is not (EtfTag.SmallAtomUtf8 or EtfTag.SmallAtom or EtfTag.Atom or EtfTag.AtomUtf8) || !TryRead(length, out var text))
        {
            return false;
        }

        name = (tag[0] is EtfTag.SmallAtom or EtfTag.Atom ? Encoding.Latin1 : Encoding.UTF8).GetString(text);
        return true;
    }

    public bool TryReadByte(out int value)
    {
        var there = TryRead(2, out var bytes) && bytes[0] == EtfTag.SmallInteger;
        value = there ? bytes[1] : 0;
        return there;
    }

    /// <summary>Passes over a term with everything inside it; each part takes a byte at least, so this ends.</summary>
    public bool TrySkip()
    {
        for (var left = 1L; left > 0; left--)
        {
            if (!TryRead(1, out var tag) || !TrySkip(tag[0], ref left))
            {
                return false;
            }
        }

        return true;
    }

    private bool TrySkip(byte tag, ref long left)
    {
        switch (tag)
        {
            case EtfTag.SmallTuple or EtfTag.LargeTuple when TryReadLength(tag == EtfTag.SmallTuple ? 1 : 4, out var arity):
                left += arity;
                return true;
            case EtfTag.List when TryReadLength(4, out var count):
                left += count + 1L;
                return true;
            case EtfTag.Map when TryReadLength(4, out var pairs):
                left += 2L * pairs;
                return true;
            case EtfTag.Nil:
                return true;
            case EtfTag.SmallInteger:
                return TryRead(1, out _);
            case EtfTag.Integer:
                return TryRead(4, out _);
            case EtfTag.NewFloat:
                return TryRead(8, out _);
            case EtfTag.SmallAtomUtf8 or EtfTag.SmallAtom:
                return TryReadLength(1, out var small) && TryRead(small, out _);
            case EtfTag.AtomUtf8 or EtfTag.Atom or EtfTag.String:
                return TryReadLength(2, out var length) && TryRead(length, out _);
            case EtfTag.Binary:
                return TryReadLength(4, out var bytes) && TryRead(bytes, out _);
            case EtfTag.BitBinary:
                return TryReadLength(4, out var bits) && TryRead(1, out _) && TryRead(bits, out _);
            case EtfTag.SmallBig:
                return TryReadLength(1, out var digits) && TryRead(digits + 1, out _);
            default:
                // Pids, funs and the like do not stand in source.
                return false;
        }
    }

    private bool TryReadLength(int size, out int length)
    {
        length = 0;
        if (!TryRead(size, out var bytes))
        {
            return false;
        }

        length = size switch { 1 => bytes[0], 2 => BinaryPrimitives.ReadUInt16BigEndian(bytes), _ => BinaryPrimitives.ReadInt32BigEndian(bytes) };
        return length >= 0;
    }

    private bool TryRead(int count, out ReadOnlySpan<byte> bytes)
    {
        var there = count <= _bytes.Length - Position;
        bytes = there ? _bytes.Slice(Position, count) : default;
        Position += there ? count : 0;
        return there;
    }
}

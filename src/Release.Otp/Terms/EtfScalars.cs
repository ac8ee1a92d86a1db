using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;

namespace Release.Otp.Terms;

/// <summary>Reads the terms of the External Term Format that have no other terms inside but the names of nodes and modules.</summary>
internal static class EtfScalars
{
    private const int FloatTextBytes = 31;
    private const int MaxReferenceIds = 5;

    // The largest integer of OTP has four million bytes.
    private const uint LongestBig = 16 << 20;

    private static readonly SearchValues<char> FloatCharacters = SearchValues.Create("0123456789+-.eE");

    /// <summary>The term behind a tag.</summary>
    public static Term Read(byte tag, int offset, EtfInput input) => tag switch
    {
        EtfTag.SmallInteger => IntegerTerm.Of(input.UInt8()),
        EtfTag.Integer => new IntegerTerm(input.Int32()),
        EtfTag.SmallBig => Big(input, input.UInt8()),
        EtfTag.LargeBig => input.UInt32() is <= LongestBig and var length ? Big(input, length) : throw EtfErrors.Malformed(input.File, offset, "an integer has more bytes than any Erlang can hold"),
        EtfTag.NewFloat => Float(input.Float(), offset, input),
        EtfTag.Float => Float(FloatText(input), offset, input),
        EtfTag.Atom or EtfTag.SmallAtom or EtfTag.AtomUtf8 or EtfTag.SmallAtomUtf8 => Atom(tag, offset, input),
        EtfTag.Nil => Term.Nil,
        EtfTag.String => String(input),
        EtfTag.Binary => new BitStringTerm(Seq.Create(input.Take(input.UInt32()))),
        EtfTag.BitBinary => BitString(offset, input),
        EtfTag.Pid or EtfTag.NewPid => Pid(tag, input),
        EtfTag.Port or EtfTag.NewPort or EtfTag.V4Port => Port(tag, input),
        EtfTag.Reference or EtfTag.NewReference or EtfTag.NewerReference => Reference(tag, offset, input),
        EtfTag.Export => Export(offset, input),
        _ => throw EtfErrors.UnknownTag(input.File, offset, tag),
    };

    /// <summary>An atom, as a node or module.</summary>
    public static AtomTerm ReadAtom(EtfInput input)
    {
        var offset = input.Position;
        return input.UInt8() switch
        {
            var tag and (EtfTag.Atom or EtfTag.SmallAtom or EtfTag.AtomUtf8 or EtfTag.SmallAtomUtf8) => Atom(tag, offset, input),
            _ => throw EtfErrors.Malformed(input.File, offset, "an atom is needed"),
        };
    }

    /// <summary>A small integer, as a fun's index.</summary>
    public static int ReadInt32(EtfInput input)
    {
        var offset = input.Position;
        return input.UInt8() switch
        {
            EtfTag.SmallInteger => input.UInt8(),
            EtfTag.Integer => input.Int32(),
            _ => throw EtfErrors.Malformed(input.File, offset, "a small integer is needed"),
        };
    }

    /// <summary>A pid, as a fun's creator.</summary>
    public static PidTerm ReadPid(EtfInput input)
    {
        var offset = input.Position;
        return input.UInt8() switch
        {
            var tag and (EtfTag.Pid or EtfTag.NewPid) => Pid(tag, input),
            _ => throw EtfErrors.Malformed(input.File, offset, "a pid is needed"),
        };
    }

    private static AtomTerm Atom(byte tag, int offset, EtfInput input)
    {
        var length = tag is EtfTag.SmallAtom or EtfTag.SmallAtomUtf8 ? input.UInt8() : input.UInt16();
        var bytes = input.Take(length);
        var isLatin1 = tag is EtfTag.Atom or EtfTag.SmallAtom;
        if (!isLatin1 && !Utf8.IsValid(bytes))
        {
            throw EtfErrors.Malformed(input.File, offset, "an atom is not UTF-8");
        }

        var name = (isLatin1 ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes);
        return CodePoints.Count(name) <= AtomTerm.MaxCharacters
            ? new AtomTerm(name)
            : throw EtfErrors.Malformed(input.File, offset, "an atom has more than 255 characters");
    }

    private static IntegerTerm Big(EtfInput input, uint length)
    {
        var isNegative = input.UInt8() != 0;
        var magnitude = new BigInteger(input.Take(length), isUnsigned: true);
        return new IntegerTerm(isNegative ? -magnitude : magnitude);
    }

    private static FloatTerm Float(double value, int offset, EtfInput input) => double.IsFinite(value)
        ? new FloatTerm(value)
        : throw EtfErrors.Malformed(input.File, offset, "a float is no finite number");

    // As C's "%.20e" wrote it, filled up with zeros.
    private static double FloatText(EtfInput input)
    {
        var text = Encoding.Latin1.GetString(input.Take(FloatTextBytes));
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        var written = (end < 0 ? text : text[..end]).AsSpan();
        var isWhole = written.Contains('.') && !written.ContainsAnyExcept(FloatCharacters);
        return isWhole && double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
    }

    private static ListTerm String(EtfInput input)
    {
        var bytes = input.Take(input.UInt16());
        input.Characters += bytes.Length;
        var elements = new int[bytes.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = bytes[i];
        }

        return CodePoints.ListOf(elements);
    }

    private static BitStringTerm BitString(int offset, EtfInput input)
    {
        var length = input.UInt32();
        var bits = input.UInt8();
        var bytes = input.Take(length);
        return bits is >= 1 and <= 8 && length > 0
            ? new BitStringTerm(Seq.Create(bytes), bits)
            : throw EtfErrors.Malformed(input.File, offset, "a bit string uses 1 to 8 bits of its last byte");
    }

    private static PidTerm Pid(byte tag, EtfInput input) =>
        new(ReadAtom(input), input.UInt32(), input.UInt32(), Creation(tag == EtfTag.NewPid, input));

    private static PortTerm Port(byte tag, EtfInput input) =>
        new(ReadAtom(input), tag == EtfTag.V4Port ? input.UInt64() : input.UInt32(), Creation(tag != EtfTag.Port, input));

    private static uint Creation(bool isWide, EtfInput input) => isWide ? input.UInt32() : input.UInt8();

    private static ReferenceTerm Reference(byte tag, int offset, EtfInput input)
    {
        if (tag == EtfTag.Reference)
        {
            var owner = ReadAtom(input);
            var id = input.UInt32();
            return new ReferenceTerm(owner, input.UInt8(), [id]);
        }

        var count = input.UInt16();
        if (count > MaxReferenceIds)
        {
            throw EtfErrors.Malformed(input.File, offset, "a reference has more than 5 numbers");
        }

        var node = ReadAtom(input);
        var creation = Creation(tag == EtfTag.NewerReference, input);
        var ids = new uint[count];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = input.UInt32();
        }

        return new ReferenceTerm(node, creation, Seq.Create<uint>(ids));
    }

    private static ExternalFunTerm Export(int offset, EtfInput input)
    {
        var module = ReadAtom(input);
        var function = ReadAtom(input);
        var arity = ReadInt32(input);
        return arity is >= 0 and <= 255
            ? new ExternalFunTerm(module, function, arity)
            : throw EtfErrors.Malformed(input.File, offset, "a fun has more than 255 arguments");
    }
}

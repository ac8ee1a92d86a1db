using System.Numerics;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>Writes terms in the External Term Format, byte for byte as <c>term_to_binary/1</c> does. Takes no CLR stack for a term's depth.</summary>
public sealed class EtfWriter
{
    // A list of bytes that is shorter than this is a STRING_EXT.
    private const int StringLimit = 65536;

    // Ports above are written as V4_PORT_EXT.
    private const ulong MaxNewPort = 0x0FFF_FFFF;

    private readonly EtfOutput _output = new();
    private readonly Stack<(Term Term, int Next, int SizeAt)> _open = new();
    private readonly AtomEncoding _atoms;

    private EtfWriter(AtomEncoding atoms) => _atoms = atoms;

    /// <summary>The term with the leading version byte, 131.</summary>
    /// <param name="term">Any term. A map's associations are written in the order of its keys, as OTP up to 25 writes maps of up to 32 keys.</param>
    /// <param name="atoms">How the target OTP writes atoms.</param>
    public static byte[] Write(Term term, AtomEncoding atoms)
    {
        ArgumentNullException.ThrowIfNull(term);
        var writer = new EtfWriter(atoms);
        writer._output.UInt8(EtfTag.Version);
        writer.WriteAll(term);
        return writer._output.ToArray();
    }

    private void WriteAll(Term term)
    {
        Begin(term);
        while (_open.TryPop(out var part))
        {
            if (part.Next < TermParts.Count(part.Term))
            {
                _open.Push(part with { Next = part.Next + 1 });
                Begin(Part(part.Term, part.Next));
            }
            else
            {
                End(part.Term, part.SizeAt);
            }
        }
    }

    // Keys and values stand in turn here, other than in the term order.
    private static Term Part(Term term, int index) => term is MapTerm map
        ? index % 2 == 0 ? map.Pairs[index / 2].Key : map.Pairs[index / 2].Value
        : TermParts.At(term, index);

    private void Begin(Term term)
    {
        switch (term)
        {
            case AtomTerm atom:
                Atom(atom);
                break;
            case IntegerTerm integer:
                Integer(integer.Value);
                break;
            case FloatTerm number:
                _output.UInt8(EtfTag.NewFloat);
                _output.Float(number.Value);
                break;
            case BitStringTerm bits:
                BitString(bits);
                break;
            case TupleTerm tuple:
                Tuple(tuple);
                break;
            case ListTerm list:
                List(list);
                break;
            case MapTerm map:
                _output.UInt8(EtfTag.Map);
                _output.UInt32((uint)map.Pairs.Count);
                _open.Push((map, 0, 0));
                break;
            case FunTerm fun:
                Fun(fun);
                break;
            default:
                Identifier(term);
                break;
        }
    }

    private void End(Term term, int sizeAt)
    {
        if (term is ListTerm { IsProper: true })
        {
            _output.UInt8(EtfTag.Nil);
        }
        else if (term is FunTerm)
        {
            _output.Patch(sizeAt, (uint)(_output.Length - sizeAt));
        }
    }

    private void Atom(AtomTerm atom)
    {
        if (_atoms == AtomEncoding.Latin1 && !atom.Name.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF'))
        {
            _output.UInt8(EtfTag.Atom);
            _output.UInt16(atom.Name.Length);
            _output.Text(atom.Name, Encoding.Latin1, atom.Name.Length);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(atom.Name);
        if (length <= byte.MaxValue)
        {
            _output.UInt8(EtfTag.SmallAtomUtf8);
            _output.UInt8(length);
        }
        else
        {
            _output.UInt8(EtfTag.AtomUtf8);
            _output.UInt16(length);
        }

        _output.Text(atom.Name, Encoding.UTF8, length);
    }

    private void Integer(BigInteger value)
    {
        if (value >= 0 && value <= byte.MaxValue)
        {
            _output.UInt8(EtfTag.SmallInteger);
            _output.UInt8((int)value);
        }
        else if (value >= int.MinValue && value <= int.MaxValue)
        {
            _output.UInt8(EtfTag.Integer);
            _output.Int32((int)value);
        }
        else
        {
            Big(value.Sign < 0, BigInteger.Abs(value).ToByteArray(isUnsigned: true));
        }
    }

    private void Big(bool isNegative, byte[] magnitude)
    {
        if (magnitude.Length <= byte.MaxValue)
        {
            _output.UInt8(EtfTag.SmallBig);
            _output.UInt8(magnitude.Length);
        }
        else
        {
            _output.UInt8(EtfTag.LargeBig);
            _output.UInt32((uint)magnitude.Length);
        }

        _output.UInt8(isNegative ? 1 : 0);
        _output.Raw(magnitude);
    }

    private void BitString(BitStringTerm bits)
    {
        _output.UInt8(bits.IsBinary ? EtfTag.Binary : EtfTag.BitBinary);
        _output.UInt32((uint)bits.Bytes.Count);
        if (!bits.IsBinary)
        {
            _output.UInt8(bits.LastByteBits);
        }

        _output.Raw(bits.Bytes.AsSpan());
    }

    private void Tuple(TupleTerm tuple)
    {
        if (tuple.Elements.Count <= byte.MaxValue)
        {
            _output.UInt8(EtfTag.SmallTuple);
            _output.UInt8(tuple.Elements.Count);
        }
        else
        {
            _output.UInt8(EtfTag.LargeTuple);
            _output.UInt32((uint)tuple.Elements.Count);
        }

        _open.Push((tuple, 0, 0));
    }

    private void List(ListTerm list)
    {
        if (list.Elements.Count == 0)
        {
            _output.UInt8(EtfTag.Nil);
        }
        else if (list.IsProper && list.Elements.Count < StringLimit && list.Elements.All(IsByte))
        {
            _output.UInt8(EtfTag.String);
            _output.UInt16(list.Elements.Count);
            foreach (var element in list.Elements)
            {
                _output.UInt8((int)((IntegerTerm)element).Value);
            }
        }
        else
        {
            _output.UInt8(EtfTag.List);
            _output.UInt32((uint)list.Elements.Count);
            _open.Push((list, 0, 0));
        }
    }

    private static bool IsByte(Term term) => CodePoints.TryGet(term, out var value) && value <= byte.MaxValue;

    private void Fun(FunTerm fun)
    {
        _output.UInt8(EtfTag.NewFun);
        var sizeAt = _output.Length;
        _output.UInt32(0);
        _output.UInt8(fun.Arity);
        _output.Raw(fun.Unique.AsSpan());
        _output.UInt32(fun.Index);
        _output.UInt32((uint)fun.FreeVariables.Count);
        Atom(fun.Module);
        Integer(fun.OldIndex);
        Integer(fun.OldUnique);
        Identifier(fun.Creator);
        _open.Push((fun, 0, sizeAt));
    }

    private void Identifier(Term term)
    {
        switch (term)
        {
            case PidTerm pid:
                _output.UInt8(EtfTag.NewPid);
                Atom(pid.Node);
                _output.UInt32(pid.Id);
                _output.UInt32(pid.Serial);
                _output.UInt32(pid.Creation);
                break;
            case PortTerm port:
                Port(port);
                break;
            case ReferenceTerm reference:
                Reference(reference);
                break;
            case ExternalFunTerm fun:
                _output.UInt8(EtfTag.Export);
                Atom(fun.Module);
                Atom(fun.Function);
                Integer(fun.Arity);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Port(PortTerm port)
    {
        _output.UInt8(port.Id <= MaxNewPort ? EtfTag.NewPort : EtfTag.V4Port);
        Atom(port.Node);
        if (port.Id <= MaxNewPort)
        {
            _output.UInt32((uint)port.Id);
        }
        else
        {
            _output.UInt64(port.Id);
        }

        _output.UInt32(port.Creation);
    }

    private void Reference(ReferenceTerm reference)
    {
        _output.UInt8(EtfTag.NewerReference);
        _output.UInt16(reference.Ids.Count);
        Atom(reference.Node);
        _output.UInt32(reference.Creation);
        foreach (var id in reference.Ids)
        {
            _output.UInt32(id);
        }
    }
}

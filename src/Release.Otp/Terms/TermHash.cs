namespace Release.Otp.Terms;

/// <summary>The hash of a term, of all its parts, without recursion.</summary>
internal static class TermHash
{
    /// <summary>Equal for equal terms.</summary>
    public static int Of(Term term)
    {
        var hash = new HashCode();
        var open = new Stack<Term>([term]);
        while (open.TryPop(out var next))
        {
            hash.Add(Shallow(next));
            for (var i = TermParts.Count(next) - 1; i >= 0; i--)
            {
                open.Push(TermParts.At(next, i));
            }
        }

        return hash.ToHashCode();
    }

    private static int Shallow(Term term) => term switch
    {
        AtomTerm atom => atom.Name.GetHashCode(StringComparison.Ordinal),
        IntegerTerm integer => integer.Value.GetHashCode(),
        FloatTerm number => BitConverter.DoubleToInt64Bits(number.Value).GetHashCode(),
        BitStringTerm bits => HashCode.Combine(bits.LastByteBits, bits.Bytes),
        PidTerm pid => HashCode.Combine(pid.Node.Name, pid.Id, pid.Serial, pid.Creation),
        PortTerm port => HashCode.Combine(port.Node.Name, port.Id, port.Creation),
        ReferenceTerm reference => HashCode.Combine(reference.Node.Name, reference.Creation, reference.Ids),
        ExternalFunTerm fun => HashCode.Combine(fun.Module.Name, fun.Function.Name, fun.Arity),
        FunTerm fun => HashCode.Combine(fun.Module.Name, fun.Index, fun.OldUnique),
        _ => HashCode.Combine(term.GetType(), TermParts.Count(term)),
    };
}

using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>An Erlang term as an immutable value. Equality is Erlang's <c>=:=</c>, order is Erlang's term order; neither recurses.</summary>
public abstract record Term
{
    private protected Term()
    {
    }

    /// <summary>The empty list <c>[]</c>.</summary>
    public static ListTerm Nil { get; } = new(Seq<Term>.Empty, null);

    /// <summary>An atom.</summary>
    public static AtomTerm Atom(string name) => new(name);

    /// <summary>An integer of any size.</summary>
    public static IntegerTerm Integer(BigInteger value) => new(value);

    /// <summary>A tuple.</summary>
    public static TupleTerm Tuple(params ReadOnlySpan<Term> elements) => new(Seq.Create(elements));

    /// <summary>A proper list.</summary>
    public static ListTerm List(params ReadOnlySpan<Term> elements) => new(Seq.Create(elements), null);

    /// <summary>A proper list.</summary>
    public static ListTerm List(IEnumerable<Term> elements) => new(elements.ToSeq(), null);

    /// <summary>A string: the list of its code points.</summary>
    public static ListTerm String(string text) => new(text.EnumerateRunes().Select(rune => (Term)Integer(rune.Value)).ToSeq(), null);
}

/// <summary>An atom; at most 255 characters.</summary>
public sealed record AtomTerm(string Name) : Term;

/// <summary>An integer of any size.</summary>
public sealed record IntegerTerm(BigInteger Value) : Term;

/// <summary>A float: a finite IEEE 754 double.</summary>
public sealed record FloatTerm(double Value) : Term;

/// <summary>A binary or bit string.</summary>
/// <param name="Bytes">The bits from the highest of the first byte on; unused low bits of the last byte are 0.</param>
/// <param name="LastByteBits">Bits used of the last byte, 1 to 8; 8 for a binary and for the empty one.</param>
public sealed record BitStringTerm(Seq<byte> Bytes, int LastByteBits = 8) : Term;

/// <summary>A tuple.</summary>
public sealed record TupleTerm(Seq<Term> Elements) : Term;

/// <summary>A list: its elements, and its tail where it is improper (never itself a non-empty list).</summary>
/// <param name="Elements">The elements.</param>
/// <param name="Tail">null for a proper list.</param>
public sealed record ListTerm(Seq<Term> Elements, Term? Tail) : Term;

/// <summary>A map; keys are distinct and stand in term order.</summary>
public sealed record MapTerm(Seq<KeyValuePair<Term, Term>> Pairs) : Term;

using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>
/// An Erlang term as an immutable value. Equality is Erlang's <c>=:=</c>, <see cref="CompareTo"/> is Erlang's term order,
/// <see cref="object.ToString"/> is the text of <c>~tw</c>. None of them recurses: a term may be a million levels deep.
/// </summary>
public abstract record Term : IComparable<Term>
{
    private protected Term()
    {
    }

    /// <summary>The empty list <c>[]</c>.</summary>
    public static ListTerm Nil { get; } = new(Seq<Term>.Empty, null);

    /// <summary>An atom.</summary>
    public static AtomTerm Atom(string name) => new(name);

    /// <summary>An integer of any size.</summary>
    public static IntegerTerm Integer(BigInteger value) => IntegerTerm.Of(value);

    /// <summary>A float.</summary>
    public static FloatTerm Float(double value) => new(value);

    /// <summary>A binary.</summary>
    public static BitStringTerm Binary(params ReadOnlySpan<byte> bytes) => new(Seq.Create(bytes));

    /// <summary>A tuple.</summary>
    public static TupleTerm Tuple(params ReadOnlySpan<Term> elements) => new(Seq.Create(elements));

    /// <summary>A proper list.</summary>
    public static ListTerm List(params ReadOnlySpan<Term> elements) => new(Seq.Create(elements), null);

    /// <summary>A proper list.</summary>
    public static ListTerm List(IEnumerable<Term> elements) => new(elements.ToSeq(), null);

    /// <summary>A string: the list of its code points.</summary>
    public static ListTerm String(string text) => CodePoints.ListOf(text);

    /// <summary>A map; of equal keys the last one counts, as in a map's source text.</summary>
    public static MapTerm Map(params ReadOnlySpan<(Term Key, Term Value)> pairs)
    {
        var all = new KeyValuePair<Term, Term>[pairs.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new(pairs[i].Key, pairs[i].Value);
        }

        return new(new Seq<KeyValuePair<Term, Term>>([.. all]));
    }

    /// <summary>Whether this is the atom <paramref name="name"/>.</summary>
    public bool IsAtom(string name) => this is AtomTerm atom && atom.Name == name;

    /// <summary>Whether this is a tuple of <paramref name="arity"/> elements, the first of which is the atom <paramref name="tag"/>.</summary>
    /// <param name="tag">The name of the first element.</param>
    /// <param name="arity">Number of elements, the tag included.</param>
    /// <param name="tuple">The tuple.</param>
    public bool IsTagged(string tag, int arity, [NotNullWhen(true)] out TupleTerm? tuple)
    {
        tuple = this as TupleTerm;
        return tuple is not null && tuple.Elements.Count == arity && arity > 0 && tuple.Elements[0].IsAtom(tag);
    }

    /// <summary>The text of a list of code points (<c>"abc"</c>), or of <c>[]</c>: the empty text.</summary>
    /// <returns>false where this is no proper list of Unicode code points.</returns>
    public bool TryGetString([NotNullWhen(true)] out string? text)
    {
        text = null;
        return this is ListTerm list && CodePoints.TryGetText(list, out text);
    }

    /// <summary>Erlang's <c>=:=</c>. As from OTP 27 on, 0.0 and -0.0 differ.</summary>
    public virtual bool Equals(Term? other) => other is not null && TermOrder.Exact.Compare(this, other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => TermHash.Of(this);

    /// <summary>Erlang's term order, where integers and floats compare by value: 1 and 1.0 give 0 but are not equal.</summary>
    public int CompareTo(Term? other) => other is null ? 1 : TermOrder.Erlang.Compare(this, other);

    /// <summary>The text of <c>io_lib:format("~tw")</c>.</summary>
    public sealed override string ToString() => TermPrinter.Flat(this);

    /// <summary>Whether <paramref name="left"/> stands before <paramref name="right"/> in term order.</summary>
    public static bool operator <(Term left, Term right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> stands after <paramref name="right"/> in term order.</summary>
    public static bool operator >(Term left, Term right) => left.CompareTo(right) > 0;

    /// <summary>Erlang's <c>=&lt;</c>.</summary>
    public static bool operator <=(Term left, Term right) => left.CompareTo(right) <= 0;

    /// <summary>Erlang's <c>&gt;=</c>.</summary>
    public static bool operator >=(Term left, Term right) => left.CompareTo(right) >= 0;
}

/// <summary>An atom; at most 255 Unicode characters.</summary>
public sealed record AtomTerm(string Name) : Term
{
    /// <summary>Most characters an atom may have.</summary>
    public const int MaxCharacters = 255;

    /// <summary>The atom's characters, without quotes.</summary>
    public string Name { get; } = CodePoints.IsText(Name) && CodePoints.Count(Name) <= MaxCharacters
        ? Name
        : throw new ArgumentException("An atom holds at most 255 Unicode characters.", nameof(Name));

    /// <inheritdoc/>
    public bool Equals(AtomTerm? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A float: a finite IEEE 754 double.</summary>
public sealed record FloatTerm(double Value) : Term
{
    /// <summary>The number.</summary>
    public double Value { get; } = double.IsFinite(Value)
        ? Value
        : throw new ArgumentException("Erlang has no infinite floats and no NaN.", nameof(Value));

    /// <inheritdoc/>
    public bool Equals(FloatTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A tuple.</summary>
public sealed record TupleTerm(Seq<Term> Elements) : Term
{
    /// <inheritdoc/>
    public bool Equals(TupleTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A list: its elements, and its tail where it is improper. A tail that is itself a list is joined on.</summary>
/// <param name="Elements">The elements.</param>
/// <param name="Tail">null for a proper list.</param>
public sealed record ListTerm(Seq<Term> Elements, Term? Tail) : Term
{
    /// <summary>The elements.</summary>
    public Seq<Term> Elements { get; } = (Elements.Count, Tail) switch
    {
        (_, ListTerm rest) => [.. Elements, .. rest.Elements],
        (0, not null) => throw new ArgumentException("A list without elements has no tail.", nameof(Tail)),
        _ => Elements,
    };

    /// <summary>What follows the last element after a <c>|</c>: no list; null for a proper list.</summary>
    public Term? Tail { get; } = Tail is ListTerm rest ? rest.Tail : Tail;

    /// <summary>Whether the list ends in <c>[]</c>.</summary>
    public bool IsProper => Tail is null;

    /// <inheritdoc/>
    public bool Equals(ListTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A map; keys are distinct and stand in the order of OTP's maps, where every integer is before every float. Of equal keys the last one counts.</summary>
public sealed record MapTerm(Seq<KeyValuePair<Term, Term>> Pairs) : Term
{
    /// <summary>The associations by key.</summary>
    public Seq<KeyValuePair<Term, Term>> Pairs { get; } = MapKeys.Canonical(Pairs);

    /// <summary>The value of <paramref name="key"/>.</summary>
    public bool TryGetValue(Term key, [NotNullWhen(true)] out Term? value)
    {
        var at = MapKeys.Find(Pairs.AsSpan(), key);
        value = at < 0 ? null : Pairs[at].Value;
        return value is not null;
    }

    /// <inheritdoc/>
    public bool Equals(MapTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

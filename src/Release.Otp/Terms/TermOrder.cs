using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>The two orders of terms that Erlang knows, with an explicit stack instead of recursion.</summary>
public sealed class TermOrder : IComparer<Term>
{
    private readonly bool _exact;
    private readonly bool _zerosDiffer;

    private TermOrder(bool exact, bool zerosDiffer) => (_exact, _zerosDiffer) = (exact, zerosDiffer);

    /// <summary>Erlang's term order, that of <c>&lt;</c> and <c>lists:sort/1</c>: integers and floats compare by their exact value.</summary>
    public static TermOrder Erlang { get; } = new(exact: false, zerosDiffer: false);

    /// <summary>The order of a map's keys: all integers are before all floats, and only terms that are <c>=:=</c> give 0.</summary>
    public static TermOrder Exact { get; } = new(exact: true, zerosDiffer: true);

    /// <summary>The order of a map's keys up to OTP 26, where 0.0 and -0.0 are one key.</summary>
    internal static TermOrder ExactUpToOtp26 { get; } = new(exact: true, zerosDiffer: false);

    /// <inheritdoc/>
    public int Compare(Term? x, Term? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var open = new Stack<Pair>();
        var order = Enter(open, x, y, _exact);
        while (order == 0 && open.TryPop(out var pair))
        {
            if (pair.Next < pair.Count)
            {
                open.Push(pair with { Next = pair.Next + 1 });
                order = Enter(open, TermParts.At(pair.Left, pair.Next), TermParts.At(pair.Right, pair.Next), pair.Exact || pair.Next < pair.Keys);
            }
            else
            {
                order = pair.AtEnd;
            }
        }

        return order;
    }

    // What can be told without looking at the parts; where that is nothing, the parts are put on the stack.
    private int Enter(Stack<Pair> open, Term left, Term right, bool exact)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        var order = Rank(left).CompareTo(Rank(right));
        if (order != 0)
        {
            return order;
        }

        order = Shallow(left, right, exact);
        if (order == 0 && Parts(left, right, exact) is { } parts)
        {
            open.Push(parts);
        }

        return order;
    }

    private static Pair? Parts(Term left, Term right, bool exact) => (left, right) switch
    {
        (ListTerm l, ListTerm r) => OfLists(l, r, exact),
        (MapTerm map, _) => new Pair(left, right, map.Pairs.Count * 2, map.Pairs.Count, 0, exact),
        _ when TermParts.Count(left) is > 0 and var count => new Pair(left, right, count, 0, 0, exact),
        _ => null,
    };

    // Elements in step; the shorter list then meets the rest of the longer one with its tail.
    private static Pair OfLists(ListTerm left, ListTerm right, bool exact)
    {
        var common = Math.Min(left.Elements.Count, right.Elements.Count);
        if (left.Elements.Count == right.Elements.Count && !left.IsProper && !right.IsProper)
        {
            return new Pair(left, right, common + 1, 0, 0, exact);
        }

        return new Pair(left, right, common, 0, RankOfRest(left, common).CompareTo(RankOfRest(right, common)), exact);
    }

    private static int RankOfRest(ListTerm list, int common) =>
        common < list.Elements.Count ? RankOfCons : list.Tail is null ? RankOfNil : Rank(list.Tail);

    private const int RankOfNil = 8;
    private const int RankOfCons = 9;

    private static int Rank(Term term) => term switch
    {
        IntegerTerm or FloatTerm => 0,
        AtomTerm => 1,
        ReferenceTerm => 2,
        FunTerm or ExternalFunTerm => 3,
        PortTerm => 4,
        PidTerm => 5,
        TupleTerm => 6,
        MapTerm => 7,
        ListTerm list => list.Elements.Count == 0 ? RankOfNil : RankOfCons,
        BitStringTerm => 10,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int Shallow(Term left, Term right, bool exact) => (left, right) switch
    {
        (IntegerTerm l, IntegerTerm r) => l.CompareNumber(r),
        (FloatTerm l, FloatTerm r) => Floats(l.Value, r.Value, exact && _zerosDiffer),
        (IntegerTerm l, FloatTerm r) => exact ? -1 : l.CompareNumber(r.Value),
        (FloatTerm l, IntegerTerm r) => exact ? 1 : -r.CompareNumber(l.Value),
        (AtomTerm l, AtomTerm r) => CodePoints.Compare(l.Name, r.Name),
        (TupleTerm l, TupleTerm r) => l.Elements.Count.CompareTo(r.Elements.Count),
        (MapTerm l, MapTerm r) => l.Pairs.Count.CompareTo(r.Pairs.Count),
        (BitStringTerm l, BitStringTerm r) => Bits(l, r),
        (PidTerm l, PidTerm r) => First(l.Serial.CompareTo(r.Serial), l.Id.CompareTo(r.Id), Nodes(l.Node, l.Creation, r.Node, r.Creation)),
        (PortTerm l, PortTerm r) => First(Nodes(l.Node, l.Creation, r.Node, r.Creation), l.Id.CompareTo(r.Id)),
        (ReferenceTerm l, ReferenceTerm r) => First(Nodes(l.Node, l.Creation, r.Node, r.Creation), Number(l.Ids).CompareTo(Number(r.Ids))),
        (FunTerm l, FunTerm r) => LocalFuns(l, r),
        (ExternalFunTerm l, ExternalFunTerm r) => ExternalFuns(l, r),
        (FunTerm, ExternalFunTerm) => -1,
        (ExternalFunTerm, FunTerm) => 1,
        _ => 0,
    };

    private static int Floats(double left, double right, bool zerosDiffer) => left == right && zerosDiffer
        ? double.IsNegative(right).CompareTo(double.IsNegative(left))
        : left.CompareTo(right);

    // Unused bits are 0, so bytes decide; among equal bytes the one with fewer used bits is a prefix of the other.
    private static int Bits(BitStringTerm left, BitStringTerm right)
    {
        var order = left.Bytes.AsSpan().SequenceCompareTo(right.Bytes.AsSpan());
        return order != 0 ? order : left.LastByteBits.CompareTo(right.LastByteBits);
    }

    private static int Nodes(AtomTerm left, uint leftCreation, AtomTerm right, uint rightCreation) =>
        First(CodePoints.Compare(left.Name, right.Name), leftCreation.CompareTo(rightCreation));

    private static BigInteger Number(Seq<uint> ids)
    {
        var number = BigInteger.Zero;
        for (var i = ids.Count - 1; i >= 0; i--)
        {
            number = (number << 32) + ids[i];
        }

        return number;
    }

    private static int LocalFuns(FunTerm left, FunTerm right) => First(
        CodePoints.Compare(left.Module.Name, right.Module.Name),
        left.OldIndex.CompareTo(right.OldIndex),
        left.OldUnique.CompareTo(right.OldUnique),
        left.FreeVariables.Count.CompareTo(right.FreeVariables.Count),
        left.Index.CompareTo(right.Index),
        left.Unique.AsSpan().SequenceCompareTo(right.Unique.AsSpan()));

    private static int ExternalFuns(ExternalFunTerm left, ExternalFunTerm right) => First(
        CodePoints.Compare(left.Module.Name, right.Module.Name),
        CodePoints.Compare(left.Function.Name, right.Function.Name),
        left.Arity.CompareTo(right.Arity));

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>Two terms whose parts are being compared.</summary>
    /// <param name="Left">One term.</param>
    /// <param name="Right">The other.</param>
    /// <param name="Count">Number of parts to compare.</param>
    /// <param name="Keys">How many of the first parts are a map's keys.</param>
    /// <param name="AtEnd">The order where all parts are equal.</param>
    /// <param name="Exact">Whether the parts are compared in the order of map keys.</param>
    /// <param name="Next">The part to compare next.</param>
    private readonly record struct Pair(Term Left, Term Right, int Count, int Keys, int AtEnd, bool Exact, int Next = 0);
}

using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Release.Otp;

/// <summary>An immutable list that equals another one with equal elements in the same order, as a record's lists must.</summary>
/// <remarks>Comparing recurses into the elements; terms, whose depth is the input's, bring their own comparison.</remarks>
[CollectionBuilder(typeof(Seq), nameof(Seq.Create))]
public readonly struct Seq<T>(ImmutableArray<T> items) : IReadOnlyList<T>, IEquatable<Seq<T>>
{
    private readonly ImmutableArray<T> _items = items;

    /// <summary>The list without elements.</summary>
    public static Seq<T> Empty => default;

    /// <summary>The elements as an array that cannot change.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    /// <summary>Number of elements.</summary>
    public int Count => _items.IsDefault ? 0 : _items.Length;

    /// <summary>The element at a place counted from 0.</summary>
    public T this[int index] => Items[index];

    /// <summary>The elements as memory, for codecs.</summary>
    public ReadOnlySpan<T> AsSpan() => Items.AsSpan();

    /// <inheritdoc/>
    public bool Equals(Seq<T> other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Seq<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Walks the elements without taking memory.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    /// <summary>Whether both lists hold equal elements in the same order.</summary>
    public static bool operator ==(Seq<T> left, Seq<T> right) => left.Equals(right);

    /// <summary>Whether the lists differ.</summary>
    public static bool operator !=(Seq<T> left, Seq<T> right) => !left.Equals(right);
}

/// <summary>Makes <see cref="Seq{T}"/> values.</summary>
public static class Seq
{
    /// <summary>A list of the given elements; the target of collection expressions.</summary>
    public static Seq<T> Create<T>(ReadOnlySpan<T> items) => new([.. items]);

    /// <summary>A list of the elements of <paramref name="items"/>, read once.</summary>
    public static Seq<T> ToSeq<T>(this IEnumerable<T> items) => new([.. items]);
}

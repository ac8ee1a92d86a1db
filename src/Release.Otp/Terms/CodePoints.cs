using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Release.Otp.Terms;

/// <summary>Strings as Erlang has them, lists of code points, and as .NET has them.</summary>
internal static class CodePoints
{
    /// <summary>Whether <paramref name="text"/> has no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }

    /// <summary>Number of code points.</summary>
    public static int Count(string text)
    {
        var count = text.Length;
        foreach (var unit in text)
        {
            count -= char.IsLowSurrogate(unit) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The list of the code points of <paramref name="text"/>.</summary>
    public static ListTerm ListOf(string text) => ListOf([.. text.EnumerateRunes().Select(rune => rune.Value)]);

    /// <summary>The list of code points; equal ones share one term.</summary>
    public static ListTerm ListOf(ReadOnlySpan<int> codePoints)
    {
        var elements = new Term[codePoints.Length];
        var large = new Dictionary<int, IntegerTerm>();
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = codePoints[i] < 256 ? IntegerTerm.Of(codePoints[i]) : Shared(large, codePoints[i]);
        }

        return new(new Seq<Term>(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(elements)), null);
    }

    /// <summary>The text of code points that are characters.</summary>
    public static string TextOf(ReadOnlySpan<int> codePoints)
    {
        var builder = new StringBuilder(codePoints.Length);
        foreach (var codePoint in codePoints)
        {
            builder.Append(new Rune(codePoint));
        }

        return builder.ToString();
    }

    /// <summary>The text of a proper list of code points.</summary>
    public static bool TryGetText(ListTerm list, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var builder = new StringBuilder(list.Elements.Count);
        foreach (var element in list.Elements)
        {
            if (!TryGet(element, out var codePoint) || !Rune.IsValid(codePoint))
            {
                return false;
            }

            builder.Append(new Rune(codePoint));
        }

        text = list.IsProper ? builder.ToString() : null;
        return text is not null;
    }

    /// <summary>The integer of <paramref name="term"/> where it is one from 0 to 0x10FFFF.</summary>
    public static bool TryGet(Term term, out int codePoint)
    {
        codePoint = -1;
        if (term is IntegerTerm { Sign: >= 0 } integer && integer.Value <= 0x10FFFF)
        {
            codePoint = (int)integer.Value;
        }

        return codePoint >= 0;
    }

    /// <summary>Whether the Erlang scanner takes <paramref name="codePoint"/> as a character: neither a surrogate nor U+FFFE or U+FFFF.</summary>
    public static bool IsCharacter(BigInteger codePoint) =>
        codePoint >= 0 && codePoint <= 0x10FFFF && !(codePoint >= 0xD800 && codePoint <= 0xDFFF) && codePoint != 0xFFFE && codePoint != 0xFFFF;

    /// <summary>
    /// The width that <c>io_lib:chars_length/1</c> gives a text: its characters where all are Latin-1, its grapheme clusters otherwise.
    /// </summary>
    public static int Width(string text) => text.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') ? new StringInfo(text).LengthInTextElements : text.Length;

    /// <summary>Order by code points; UTF-16 units alone would put U+10000 before U+E000.</summary>
    public static int Compare(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (l, r) = (left[common], right[common]);
        return char.IsSurrogate(l) == char.IsSurrogate(r) ? l.CompareTo(r) : char.IsSurrogate(l) ? 1 : -1;
    }

    private static IntegerTerm Shared(Dictionary<int, IntegerTerm> terms, int codePoint)
    {
        if (!terms.TryGetValue(codePoint, out var term))
        {
            terms.Add(codePoint, term = new IntegerTerm(codePoint));
        }

        return term;
    }
}

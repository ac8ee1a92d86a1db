using System.Text;

namespace Release.Otp.Terms;

/// <summary>Writes terms on one line.</summary>
internal static class FlatText
{
    /// <summary>Appends <paramref name="term"/>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="term">Any term.</param>
    /// <param name="strings">Whether printable lists and binaries are written as strings, as <c>~tp</c> does and <c>~tw</c> does not.</param>
    public static void Append(StringBuilder output, Term term, bool strings)
    {
        var open = new Stack<(Term Term, int Next)>();
        Begin(output, open, term, strings);
        while (open.TryPop(out var part))
        {
            if (part.Next == TermParts.Count(part.Term))
            {
                output.Append(Closing(part.Term));
                continue;
            }

            output.Append(part.Next == 0 ? "" : Separator(part.Term, part.Next));
            open.Push((part.Term, part.Next + 1));
            Begin(output, open, PartInText(part.Term, part.Next), strings);
        }
    }

    /// <summary>The part at a place in the order of the text: keys and values of a map in turn.</summary>
    public static Term PartInText(Term term, int index) => term is MapTerm map
        ? index % 2 == 0 ? map.Pairs[index / 2].Key : map.Pairs[index / 2].Value
        : TermParts.At(term, index);

    /// <summary>What stands before the first part.</summary>
    public static string Opening(Term term) => term is TupleTerm ? "{" : term is ListTerm ? "[" : "#{";

    /// <summary>What stands behind the last part.</summary>
    public static string Closing(Term term) => term is ListTerm ? "]" : "}";

    /// <summary>Whether a term is written part by part.</summary>
    public static bool HasParts(Term term) => term is not FunTerm && TermParts.Count(term) > 0;

    private static void Begin(StringBuilder output, Stack<(Term Term, int Next)> open, Term term, bool strings)
    {
        if (strings && Printable.TryGetText(term, out var text))
        {
            output.Append(text);
        }
        else if (HasParts(term))
        {
            output.Append(Opening(term));
            open.Push((term, 0));
        }
        else
        {
            output.Append(ScalarText.Of(term));
        }
    }

    private static string Separator(Term term, int next) => term switch
    {
        MapTerm when next % 2 == 1 => " => ",
        ListTerm list when next == list.Elements.Count => "|",
        _ => ",",
    };
}

using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Release.Otp.Releases;

/// <summary>Sets of characters in regular expressions of PCRE, and what a backslash means inside of them and outside.</summary>
internal static class PerlCharacterClass
{
    /// <summary>The characters of <c>\w</c>, as the inside of a set.</summary>
    public const string Word = $"0-9_{Letter}";

    /// <summary>The characters of <c>\v</c>, as the inside of a set.</summary>
    public const string Vertical = "\\n-\\r\\x85\\u2028\\u2029";

    // Erlang gives PCRE the letters of Latin-1.
    private const string Lower = "a-z\\xAA\\xB5\\xBA\\xDF-\\xF6\\xF8-\\xFF";
    private const string Upper = "A-Z\\xC0-\\xD6\\xD8-\\xDE";
    private const string Letter = Lower + Upper;
    private const string Digit = "0-9";
    private const string Space = "\\t-\\r ";
    private const string Horizontal = "\\t \\xA0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000";

    // References, which a set has none of, and what means something else in it than outside.
    private const string NotInSets = "QERNXB1234567";

    private static readonly FrozenDictionary<string, string> PosixClasses = new Dictionary<string, string>
    {
        ["alpha"] = Letter,
        ["lower"] = Lower,
        ["upper"] = Upper,
        ["alnum"] = Digit + Letter,
        // What is printed and what controls: in Latin-1 that is all.
        ["ascii"] = "\\x00-\\xFF",
        ["blank"] = "\\t ",
        ["cntrl"] = "\\x00-\\x1F\\x7F-\\x9F",
        ["digit"] = Digit,
        ["^digit"] = Without(Digit),
        ["graph"] = "!-~\\xA0-\\xFF",
        ["print"] = " -~\\xA0-\\xFF",
        ["punct"] = "!-/:-@\\[-`{-~\\xA0-\\xA9\\xAB-\\xB4\\xB6-\\xB9\\xBB-\\xBF\\xD7\\xF7",
        ["space"] = Space,
        ["^space"] = Without(Space),
        ["word"] = Word,
        ["^word"] = Without(Word),
        ["xdigit"] = "0-9A-Fa-f",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The set that begins here; the place moves behind it.</summary>
    public static string ToDotNet(string expression, ref int at)
    {
        var set = new StringBuilder("[");
        if (++at < expression.Length && expression[at] == '^')
        {
            set.Append('^');
            at++;
        }

        for (var isFirst = true; isFirst || Current(expression, at) != ']'; isFirst = false)
        {
            var item = Item(expression, ref at);
            if (IsCharacter(item) && Current(expression, at) == '-' && at + 1 < expression.Length && expression[at + 1] != ']')
            {
                at++;
                set.Append(Range(item, Item(expression, ref at)));
            }
            else
            {
                set.Append(item);
            }
        }

        at++;
        return set.Append(']').ToString();
    }

    /// <summary>What a backslash and what follows it stand for, outside of a set; the place moves behind them.</summary>
    public static string Escape(string expression, ref int at)
    {
        var item = EscapedItem(expression, ref at);
        return IsCharacter(item) || item[0] == '\\' && item[1] is 'p' or 'P' ? item : $"[{item}]";
    }

    /// <summary>A character as itself, whatever it means elsewhere.</summary>
    public static string Character(char character) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");

    private static bool IsCharacter(string item) => item is ['\\', 'u', _, _, _, _];

    private static char Current(string expression, int at) => at < expression.Length ? expression[at] : throw new FormatException("a [ is not closed");

    private static string Range(string first, string last) => IsCharacter(last) && string.CompareOrdinal(first, last) <= 0
        ? $"{first}-{last}"
        : throw new FormatException("a range of characters goes backwards, or ends in a set");

    private static string Item(string expression, ref int at)
    {
        var character = Current(expression, at);
        if (character == '\\')
        {
            return EscapedInSet(expression, ref at);
        }

        if (character == '[' && at + 1 < expression.Length && expression[at + 1] is ':' or '.' or '=' && PosixEnd(expression, at) is { } end)
        {
            var name = expression[(at + 2)..end];
            var item = expression[at + 1] == ':' && PosixClasses.TryGetValue(name, out var set) ? set : throw new FormatException($"{expression[at..(end + 2)]} is not supported");
            at = end + 2;
            return item;
        }

        at++;
        return char.IsSurrogate(character) ? throw new FormatException("a character beyond U+FFFF in a set is not supported") : Character(character);
    }

    // What begins like a class of POSIX is one where it ends like one, before the set ends and before another one begins.
    private static int? PosixEnd(string expression, int at)
    {
        var kind = expression[at + 1];
        for (at += 2; at + 1 < expression.Length && expression[at] != ']'; at++)
        {
            switch (expression[at], expression[at + 1])
            {
                case ('\\', '\\' or ']'):
                    at++;
                    break;
                case ('[', var next) when next == kind:
                    return null;
                case (var last, ']') when last == kind:
                    return at;
            }
        }

        return null;
    }

    private static string EscapedInSet(string expression, ref int at)
    {
        if (at + 1 < expression.Length && expression[at + 1] is 'b')
        {
            at += 2;
            return Character('\b');
        }

        return at + 1 < expression.Length && NotInSets.Contains(expression[at + 1])
            ? throw new FormatException($"\\{expression[at + 1]} in a set is not supported")
            : EscapedItem(expression, ref at);
    }

    private static string EscapedItem(string expression, ref int at)
    {
        var letter = at + 1 < expression.Length ? expression[at + 1] : throw new FormatException("it ends with a backslash");
        if (letter is 'x')
        {
            return Hexadecimal(expression, ref at);
        }

        if (letter is 'p' or 'P')
        {
            return Property(expression, ref at);
        }

        at += 2;
        return letter switch
        {
            'd' => Digit,
            'D' => Without(Digit),
            'w' => Word,
            'W' => Without(Word),
            's' => Space,
            'S' => Without(Space),
            'h' => Horizontal,
            'v' => Vertical,
            't' => Character('\t'),
            'n' => Character('\n'),
            'r' => Character('\r'),
            'f' => Character('\f'),
            'a' => Character('\a'),
            'e' => Character('\e'),
            _ when char.IsAsciiLetterOrDigit(letter) || char.IsSurrogate(letter) => throw new FormatException($"\\{letter} is not supported"),
            _ => Character(letter),
        };
    }

    // A set has no way to say "all but these" of a part of it.
    private static string Without(string set) => set switch
    {
        Digit => "\\x00-/:-\\uFFFF",
        Word => "\\x00-/:-@\\[-\\^`{-\\xA9\\xAB-\\xB4\\xB6-\\xB9\\xBB-\\xBF\\xD7\\xF7\\u0100-\\uFFFF",
        _ => "\\x00-\\x08\\x0E-\\x1F!-\\uFFFF",
    };

    private static string Hexadecimal(string expression, ref int at)
    {
        at += 2;
        var isBraced = at < expression.Length && expression[at] == '{';
        var end = isBraced ? expression.IndexOf('}', at) : Math.Min(at + 2, expression.Length);
        var digits = end < 0 ? "" : expression[(isBraced ? at + 1 : at)..end];
        if (digits.Length > 4
            || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            || char.IsSurrogate((char)number))
        {
            throw new FormatException("\\x must be followed by a character's number in hexadecimal digits");
        }

        at = isBraced ? end + 1 : end;
        return Character((char)number);
    }

    // The general categories are the same; scripts are not.
    private static string Property(string expression, ref int at)
    {
        var name = expression.AsSpan(at + 2) switch
        {
            ['{', >= 'A' and <= 'Z' and var major, >= 'a' and <= 'z' and var minor, '}', ..] => $"{major}{minor}",
            ['{', >= 'A' and <= 'Z' and var major, '}', ..] => $"{major}",
            [>= 'A' and <= 'Z' and var major, ..] => $"{major}",
            _ => throw new FormatException("a property of characters other than a general category is not supported"),
        };
        var property = $"\\{expression[at + 1]}{{{name}}}";
        at += expression[at + 2] == '{' ? name.Length + 4 : 3;
        return property;
    }
}

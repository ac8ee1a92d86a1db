using System.Buffers;
using System.Collections.Frozen;

namespace Release.Otp.Terms;

/// <summary>The words and characters that the Erlang scanner knows.</summary>
internal static class ErlangLexicon
{
    private static readonly FrozenSet<string> ReservedWords = FrozenSet.Create(
        "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case", "catch", "cond", "div", "end", "fun", "if",
        "let", "not", "of", "or", "orelse", "receive", "rem", "try", "when", "xor");

    // Reserved where the feature maybe_expr is on, which is the default from OTP 27 on.
    private static readonly FrozenSet<string> FeatureWords = FrozenSet.Create("else", "maybe");

    // Longer ones first where one begins another.
    private static readonly string[] Punctuation =
    [
        "...", "=:=", "=/=", "..", "?=", "<<", "<-", "<=", ">>", ">=", "->", "--", "++", "=<", "=>", "==", "/=", "||", ":=", "::",
    ];

    private static readonly FrozenSet<string> Operators = FrozenSet.Create(
        "+", "-", "*", "/", "++", "--", "=", "==", "/=", "=:=", "=/=", "<", ">", "=<", ">=", "!", "(", ":", "#", "||");

    private static readonly FrozenSet<string> ExpressionWords = FrozenSet.Create("begin", "bnot", "case", "catch", "if", "not", "receive", "try");

    // Nearly every atom has these alone.
    private static readonly SearchValues<char> PlainNameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@");

    private static readonly string[] Single = [.. Enumerable.Range(0, 256).Select(c => ((char)c).ToString())];

    /// <summary>Whether an unquoted <paramref name="word"/> is no atom for an OTP release.</summary>
    public static bool IsReserved(string word, int otpRelease) => ReservedWords.Contains(word) || (otpRelease >= 27 && FeatureWords.Contains(word));

    /// <summary>Whether the atom <paramref name="name"/> must be quoted so that every OTP reads it.</summary>
    public static bool NeedsQuotes(string name) =>
        name.Length == 0 || !IsAtomStart(name[0]) || !HasNameCharactersOnly(name) || IsReserved(name, int.MaxValue);

    /// <summary>Whether an unquoted atom may begin with the character.</summary>
    public static bool IsAtomStart(int c) => c is (>= 'a' and <= 'z') or (>= 'ß' and <= 'ÿ' and not '÷');

    /// <summary>Whether a variable may begin with the character.</summary>
    public static bool IsVariableStart(int c) => c is (>= 'A' and <= 'Z') or '_' or (>= 'À' and <= 'Þ' and not '×');

    /// <summary>Whether atoms and variables may go on with the character.</summary>
    public static bool IsNameCharacter(int c) => IsAtomStart(c) || IsVariableStart(c) || c is (>= '0' and <= '9') or '@';

    /// <summary>Whether the character is white space for Erlang: control characters of both halves of Latin-1 count, too.</summary>
    public static bool IsWhiteSpace(int c) => c is (>= 0 and <= ' ') or (>= 0x80 and <= 0xA0);

    /// <summary>The punctuation at the start of <paramref name="bytes"/>, which begin with the character <paramref name="first"/> below 256.</summary>
    public static string PunctuationAt(ReadOnlySpan<byte> bytes, int first)
    {
        foreach (var candidate in Punctuation)
        {
            if (candidate[0] == first && StartsWith(bytes, candidate))
            {
                return candidate;
            }
        }

        return Single[first];
    }

    /// <summary>Whether an expression that must be computed begins with the reserved word.</summary>
    public static bool BeginsExpression(string word) => ExpressionWords.Contains(word);

    /// <summary>Whether the punctuation behind a value makes an expression of it that must be computed.</summary>
    public static bool IsOperator(string punctuation) => Operators.Contains(punctuation);

    /// <summary>The delimiter that closes what this one of a sigil opens; null where it is none.</summary>
    public static char? ClosingDelimiter(int open) => open switch
    {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '/' or '|' or '#' or '`' or '\'' or '"' => (char)open,
        _ => null,
    };

    /// <summary>The value of a digit in bases up to 36, or a number above.</summary>
    public static int DigitValue(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    // This is asked for every atom that is printed.
    private static bool HasNameCharactersOnly(string name)
    {
        for (var rest = name.AsSpan(); rest.IndexOfAnyExcept(PlainNameCharacters) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (!IsNameCharacter(rest[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool StartsWith(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length < text.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (bytes[i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}

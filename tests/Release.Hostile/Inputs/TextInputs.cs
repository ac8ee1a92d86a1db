using System.Text;
using Release.Otp.Terms;

namespace Release.Hostile.Inputs;

/// <summary>Texts of Erlang terms: deep, endless, of bytes that are no characters.</summary>
internal static class TextInputs
{
    private const string Group = "text";
    private const int Million = 1_000_000;

    private static readonly (string Open, string Inner, string Close)[] Nests =
    [
        ("[", "", "]"), ("{", "", "}"), ("{a,", "b", "}"), ("[a|", "b", "]"), ("[a,", "b", "]"), ("#{a=>", "b", "}"), ("(", "1", ")"), ("{[", "a", "]}"), ("#{#{}=>", "1", "}"), ("[a|(", "[]", ")]"),
    ];

    // Refused however they are closed.
    private static readonly (string Open, string Inner, string Close)[] Expressions =
        [("-(", "1", ")"), ("<<<<", "1", ">>/binary>>"), ("<<", "1", ">>"), ("#{", "a=>b", "=>c}"), ("+", "1", ""), ("a:", "b", ""), ("fun ", "m", ""), ("X=", "1", ""), ("not ", "true", ""), ("<<1:", "1", ">>"), ("#", "{}", "")];

    private static readonly string[] Unterminated =
        ["\"", "'", "\"a\\", "\"\\x", "\"\\x{", "\"\\x{41", "\"\\^", "'a\\", "$", "$\\", "$\\x{", "<<\"", "{\"", "[a|\"", "#{\"", "fun m:'", "% comment\n\"", "{a,", "[", "<<", "<<1:", "<<1/", "#", "#{", "#{a=>", "fun", "fun m:", "fun m:f/", "a", "1", "1.0", "\"a\" \"b\"", "(", "-", "{}", "[]", "{a,b}"];

    private static readonly string[] BadUtf8 = ["80", "C0AF", "C3", "EDA080", "F4908080", "FF", "E282", "F09F98", "C328", "F8888080"];

    private static readonly string[] Around = ["", "\"", "'", "% ", "{a,", "$"];

    private static readonly string[] Nulls = ["a\0b.", "\0\0a b.", "\"\0", "'\0", "{a,\0}.", "1\0.5.", "<<\0>>\0x."];

    private static readonly string[] Names = [new string('a', Million) + ".", new string('A', Million) + ".", $"'{new string('x', Million)}'.", $"'{string.Concat(Enumerable.Repeat("\U0001F600", 256))}'.", $"fun m:{new string('f', 300)}/1.", $"{{a,\n'{new string('\n', 300)}'}}."];

    private static readonly string[] Odd =
        ["\uFEFFa.", "a.\uFEFF", "\uFFFE.", "日.", "a日.", "\"\\x{110000}\".", "\"\\x{D800}\".", "\"\\xg\".", "{a}}.", "{a].", "a b.", ",.", "fun m:f/256.", "1.0e400.", "#{a:=1}.", "a:b().", "1+1.", "X.", "{X}.", "<<a>>.", "<<1:-1>>.", "<<1/foo>>.", "<<0:600000000>>.", "<<0:99999999999999999999>>.", "<<0:8/unit:257>>.", "{<<0:400000000>>,<<0:400000000>>}."];

    public static IEnumerable<HostileInput> All =>
    [
        .. Nests.Select(nest => Heavy($"{nest.Open} a million deep and closed", Expected.Read, () => Nested(nest, Million))),
        .. Nests.Select(nest => Heavy($"{nest.Open} a million deep without end", Expected.Refused, () => Nested(nest with { Close = "" }, Million))),
        .. Nests.Select(nest => Heavy($"{nest.Open} a million deep and one too many", Expected.Refused, () => Nested(nest, Million) + nest.Close + ".")),
        .. Expressions.Select(nest => Heavy($"{nest.Open} half a million deep", Expected.Refused, () => Nested(nest, Million / 2))),
        .. Unterminated.Select(text => Small($"{text.Replace("\n", "\\n")} without end", Expected.Refused, text)),
        .. from bad in BadUtf8 from around in Around select HostileInput.Of(Group, $"bytes {bad} behind {(around.Length > 0 ? around : "nothing")}", Expected.Refused, () => [.. Encoding.UTF8.GetBytes(around), .. Convert.FromHexString(bad), .. "\n"u8], Read),
        .. Nulls.Select(text => Small(text.Replace("\0", "NUL"), Expected.Refused, text)),
        .. Names.Select((text, number) => Small($"a name of too many characters, {number}", Expected.Refused, text)),
        .. Odd.Select(text => Small($"odd {text}", Expected.Refused, text)),
        Heavy("a string of ten megabytes without end", Expected.Refused, () => "\"" + new string('x', 10 * Million)),
        Heavy("a quoted atom of ten megabytes without end", Expected.Refused, () => "'" + new string('x', 10 * Million)),
        Heavy("a comment of ten megabytes", Expected.Read, () => "%" + new string('x', 10 * Million)),
        Heavy("a string of a megabyte", Expected.Read, () => $"\"{new string('x', Million)}\"."),
        Heavy("a million empty lists", Expected.Read, () => $"[{string.Join(',', Enumerable.Repeat("[]", Million))}]."),
        Heavy("a million integers", Expected.Read, () => $"[{string.Join(',', Enumerable.Range(0, Million))}]."),
        Heavy("ten million empty lists", Expected.Refused, () => $"[{string.Join(',', Enumerable.Repeat("[]", 10 * Million))}]."),
        Heavy("ten million integers", Expected.Refused, () => $"[{string.Join(',', Enumerable.Repeat("1", 10 * Million))}]."),
        Heavy("ten million atoms in terms of their own", Expected.Refused, () => string.Concat(Enumerable.Repeat("a.\n", 10 * Million))),
        Heavy("ten million strings in a row", Expected.Refused, () => string.Concat(Enumerable.Repeat("\"a\" ", 10 * Million)) + "."),
        Heavy("a million binaries in one", Expected.Refused, () => $"<<{string.Join(',', Enumerable.Repeat("<<>>", Million))}>>."),
        Heavy("a map of half a million keys", Expected.Read, () => $"#{{{string.Join(',', Enumerable.Range(0, Million / 2).Select(key => $"{key}=>a"))}}}."),
        Heavy("a map of one key half a million times", Expected.Read, () => $"#{{{string.Join(',', Enumerable.Repeat("a=>b", Million / 2))}}}."),
        Heavy("200,000 names, each of its own", Expected.Read, () => $"[{string.Join(',', Enumerable.Range(0, 200_000).Select(number => $"name_{number}"))}]."),
        Heavy("a line of ten megabytes with an error at its end", Expected.Refused, () => new string(' ', 10 * Million) + "}"),
        Heavy("ten million lines with an error at their end", Expected.Refused, () => new string('\n', 10 * Million) + "}"),
    ];

    public static void Read(byte[] bytes) => TermReader.Consult(bytes, "hostile.term");

    private static string Nested((string Open, string Inner, string Close) nest, int depth) =>
        new StringBuilder().Insert(0, nest.Open, depth).Append(nest.Inner).Append(new StringBuilder().Insert(0, nest.Close, depth)).Append('.').ToString();

    private static HostileInput Small(string name, Expected expected, string text) => HostileInput.Of(Group, name, expected, () => Encoding.UTF8.GetBytes(text), Read);

    private static HostileInput Heavy(string name, Expected expected, Func<string> text) =>
        HostileInput.Of(Group, name, expected, () => Encoding.UTF8.GetBytes(text()), Read) with { IsHeavy = true };
}

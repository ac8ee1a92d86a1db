using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Release.Tasks.Compilation;

/// <summary>Something erlc said about a line of a file.</summary>
/// <param name="File">The file as erlc names it; its last part only, with option <c>deterministic</c>.</param>
/// <param name="Line">The line, 0 where it names none.</param>
/// <param name="Column">The column, 0 where it names none.</param>
/// <param name="IsWarning">Whether it is only a warning.</param>
/// <param name="Text">The message on one line.</param>
internal sealed record ErlcMessage(string File, int Line, int Column, bool IsWarning, string Text);

/// <summary>What erlc said: messages about files, and the lines that are none.</summary>
internal sealed partial record ErlcMessages(IReadOnlyList<ErlcMessage> About, IReadOnlyList<string> Other)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Nobody reads more; a compiler that a parse transform sets going may say what it will.
    private const int LongestOutput = 8 << 20;

    /// <summary>Reads what erlc said, up to eight megabytes of it.</summary>
    public static ErlcMessages Parse(ReadOnlySpan<byte> output)
    {
        output = output[..Math.Min(output.Length, LongestOutput)];
        var about = new List<ErlcMessage>();
        var further = new Dictionary<int, List<string>>();
        var other = new List<string>();
        foreach (var line in Decode(output).Split('\n').Select(line => line.TrimEnd('\r')))
        {
            var match = MessageLine().Match(line);
            if (match.Success)
            {
                about.Add(Message(match));
            }
            else if (IsQuotation(line))
            {
                continue;
            }
            else if (about.Count > 0 && char.IsWhiteSpace(line[0]))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(further, about.Count - 1, out _) ??= []).Add(line.Trim());
            }
            else
            {
                other.Add(line.Trim());
            }
        }

        foreach (var (message, lines) in further)
        {
            about[message] = about[message] with { Text = string.Join(' ', lines.Prepend(about[message].Text)) };
        }

        return new ErlcMessages(about, other);
    }

    // Below a message the compiler quotes the source where it finds it, each line behind a percent sign.
    private static bool IsQuotation(string line) => string.IsNullOrWhiteSpace(line) || line[0] == '%';

    private static ErlcMessage Message(Match match) => new(
        match.Groups["file"].Value,
        Number(match.Groups["line"]),
        Number(match.Groups["column"]),
        match.Groups["warning"].Success,
        match.Groups["text"].Value);

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Standard error of OTP 25 is Latin-1 with \x{…} for the rest, later ones and standard output are UTF-8.
    private static string Decode(ReadOnlySpan<byte> output)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(output);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(output);
        }

        return Escape().Replace(text, match => Rune.TryCreate(int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture), out var rune)
            ? rune.ToString()
            : match.Value);
    }

    // FILE:LINE:COLUMN: Warning: TEXT; the column came with OTP 24, and a message about a whole file has no line.
    [GeneratedRegex(@"^(?<file>\S.*?)(?::(?<line>\d+)(?::(?<column>\d+))?|(?<=\.(?:erl|hrl|yrl|xrl|beam))): (?<warning>Warning: )?(?<text>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex MessageLine();

    [GeneratedRegex(@"\\x\{([0-9A-Fa-f]{1,6})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

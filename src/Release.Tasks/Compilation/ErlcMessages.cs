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

    private const string Colon = ": ";
    private const string Warning = "Warning: ";

    /// <summary>Reads what erlc said, up to eight megabytes of it.</summary>
    public static ErlcMessages Parse(ReadOnlySpan<byte> output)
    {
        var text = Decode(output[..Math.Min(output.Length, LongestOutput)]);
        var about = new List<ErlcMessage>();
        var further = new Dictionary<int, List<string>>();
        var other = new List<string>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimEnd('\r');
            if (Message(line) is { } message)
            {
                about.Add(message);
            }
            else if (IsQuotation(line))
            {
                continue;
            }
            else if (about.Count > 0 && char.IsWhiteSpace(line[0]))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(further, about.Count - 1, out _) ??= []).Add(line.Trim().ToString());
            }
            else
            {
                other.Add(line.Trim().ToString());
            }
        }

        foreach (var (message, lines) in further)
        {
            about[message] = about[message] with { Text = string.Join(' ', lines.Prepend(about[message].Text)) };
        }

        return new ErlcMessages(about, other);
    }

    // Below a message the compiler quotes the source where it finds it, each line behind a percent sign.
    private static bool IsQuotation(ReadOnlySpan<char> line) => line.IsWhiteSpace() || line[0] == '%';

    // FILE:LINE:COLUMN: Warning: TEXT; the column came with OTP 24, and a message about a whole file has no line.
    private static ErlcMessage? Message(ReadOnlySpan<char> line)
    {
        for (var end = line.IndexOf(Colon); end >= 0 && !char.IsWhiteSpace(line[0]); end = After(line, end))
        {
            if (Subject(line[..end]) is { } subject)
            {
                var text = line[(end + Colon.Length)..];
                var isWarning = text.StartsWith(Warning);
                return new ErlcMessage(subject.File, subject.Line, subject.Column, isWarning, text[(isWarning ? Warning.Length : 0)..].ToString());
            }
        }

        return null;
    }

    private static int After(ReadOnlySpan<char> line, int end) => line[(end + 1)..].IndexOf(Colon) is var next and >= 0 ? end + 1 + next : -1;

    private static (string File, int Line, int Column)? Subject(ReadOnlySpan<char> subject)
    {
        var (end, last) = Numbered(subject);
        var (start, first) = Numbered(subject[..end]);
        return (first, last) switch
        {
            ({ } line, { } column) => (subject[..start].ToString(), line, column),
            (null, { } line) => (subject[..end].ToString(), line, 0),
            _ => IsSource(subject) ? (subject.ToString(), 0, 0) : null,
        };
    }

    // How long what stands before a colon and a number at the end is, and the number, 0 where it is beyond every line.
    private static (int End, int? Number) Numbered(ReadOnlySpan<char> text)
    {
        var digits = text[(text.LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        return digits.Length > 0 && text[..^digits.Length] is [_, .., ':'] before
            ? (before.Length - 1, int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            : (text.Length, null);
    }

    private static bool IsSource(ReadOnlySpan<char> file) => Path.GetExtension(file) is ".erl" or ".hrl" or ".yrl" or ".xrl" or ".beam";

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

    [GeneratedRegex(@"\\x\{([0-9A-Fa-f]{1,6})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}

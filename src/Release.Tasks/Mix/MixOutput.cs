using System.Globalization;
using System.Text.RegularExpressions;

namespace Release.Tasks.Mix;

/// <summary>An error that a compiler printed.</summary>
internal sealed record PrintedError(string File, int Line, int Column, string Text);

/// <summary>
/// Finds errors in what the compilers of dependencies print, which mix hands on as text only. Elixir up to 1.14 and erlc name the place
/// first; later Elixir says <c>error:</c> and the place below.
/// </summary>
internal static partial class MixOutput
{
    public static IEnumerable<PrintedError> Errors(string said)
    {
        string? pending = null;
        foreach (var line in said.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (Has(OnOneLine(), line, out var whole))
            {
                yield return Error(whole, whole.Groups["text"].Value);
            }
            else if (Has(Beginning(), line, out var beginning))
            {
                pending = beginning.Groups["text"].Value;
            }
            else if (pending is not null && Has(Place(), line, out var place))
            {
                yield return Error(place, pending);
                pending = null;
            }
        }
    }

    private static bool Has(Regex form, string line, out Match match)
    {
        match = form.Match(line);
        return match.Success;
    }

    private static PrintedError Error(Match match, string text) => new(match.Groups["file"].Value, Number(match.Groups["line"]), Number(match.Groups["column"]), text);

    private static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(?:\*\* \([\w.]+\) )?(?<file>[^\s:*(][^:]*\.(?:exs?|erl|hrl|yrl|xrl|eex)):(?<line>\d+)(?::(?<column>\d+))?: (?!Warning: |warning: )(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex OnOneLine();

    [GeneratedRegex(@"^\s*error: (?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^\s*(?:└─ )?(?<file>[^\s:][^:]*):(?<line>\d+)(?::(?<column>\d+))?(?::.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

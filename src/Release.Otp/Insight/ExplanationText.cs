using System.Globalization;
using System.Text;

namespace Release.Otp.Insight;

/// <summary>Prints an explanation in columns, for a terminal and for the log of a build.</summary>
internal static class ExplanationText
{
    private const int Kilo = 1024;
    private const string Between = "  ";

    private static readonly string[] Headings = ["start", "application", "version", "type", "size KiB", "shipped", "from", "asked for by"];
    private static readonly int[] Numbers = [0, 4, 5];

    public static string Of(ReleaseExplanation release)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{release.Name} {release.Vsn}, ERTS {release.ErtsVsn}, {release.Applications.Count} applications\n\n");
        string[] total = ["", "", "", "", Size(release.Size), Size(release.SizeInRelease), "", ""];
        AppendTable(text, [Headings, .. release.Applications.Select(Row), total]);
        AppendMissing(text, release.Missing);
        return text.ToString();
    }

    private static string[] Row(ExplainedApplication application) =>
    [
        application switch
        {
            { IncludedBy: { } includer } => $"by {includer}",
            { StartPosition: { } position } => position.ToString(CultureInfo.InvariantCulture),
            _ => "-",
        },
        application.Name.Value,
        application.Vsn.Value,
        application.StartType.ToString().ToLowerInvariant(),
        Size(application.Facts.Size),
        Size(application.Facts.SizeInRelease),
        NameOf(application.Facts.Origin),
        application.Facts.WhoAsked.Count == 0 ? "the release" : string.Join(" -> ", application.Facts.WhoAsked),
    ];

    /// <summary>Where an application comes from, in the words of the project file.</summary>
    public static string NameOf(ApplicationOrigin origin) => origin switch
    {
        ApplicationOrigin.Project => "project",
        ApplicationOrigin.Mix => "mix",
        ApplicationOrigin.ApplicationPath => "ApplicationPath",
        ApplicationOrigin.Otp => "OTP",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Size(long bytes) => ((bytes + Kilo - 1) / Kilo).ToString(CultureInfo.InvariantCulture);

    private static void AppendTable(StringBuilder text, IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, Headings.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => Numbers.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join(Between, cells).TrimEnd()).Append('\n');
        }
    }

    private static void AppendMissing(StringBuilder text, Seq<MissingModule> missing)
    {
        text.Append(missing.Count == 0 ? "\nNo module calls one that is not in the release.\n" : "\nCalls to modules that are not in the release:\n");
        foreach (var application in missing.GroupBy(call => call.Application))
        {
            text.Append(Between).Append(application.Key).Append('\n');
            foreach (var call in application)
            {
                var found = call.FoundIn.Count == 0 ? "in no known application" : $"in {string.Join(", ", call.FoundIn)}";
                text.Append(Between).Append(Between).Append(CultureInfo.InvariantCulture, $"{call.Caller} -> {call.Module} ({found}): {string.Join(' ', call.Functions)}\n");
            }
        }
    }
}

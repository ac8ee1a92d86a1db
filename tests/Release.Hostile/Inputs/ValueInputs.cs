using Microsoft.Build.Utilities;
using Release.Tasks;

namespace Release.Hostile.Inputs;

/// <summary>Values of properties and items of a project, checked by the task that every build begins with.</summary>
internal static class ValueInputs
{
    private const string Group = "value";

    private static readonly string[] NoNames = ["..", ".", "../web", "web/../..", "/etc", "C:web", "web\\x", "a b", "Web", "1web", "-web", "wéb", "web\n", "web\nx", "web\0", "web\t", "web\u001b[31m", "a;b", "$(rm)", "`x`", "%2e%2e", "a'b", "a\"b", "{a}", "\u202Eweb", new string('a', 100_000) + "!"];

    private static readonly string[] NoVersions = ["..", ".", "1/0", "../1", "1\\0", "1 0", "-1", ".1", "1\n", "1\0", "1\u001b", "1;2", "1$x", "1é", "1'2", "1|2", "1:2", new string('1', 100_000) + "/"];

    private static readonly string[] NoCookies = ["a b", "a\nb", "a'b", "a\"b", "a\\b", "a\0b", "é", new string('a', 256), "\u001b", "a\t"];

    private static readonly string[] NoFlags = ["yes", "1", "true;false", "true\n", "\0", "$(x)", new string('x', 100_000), "falsé"];

    private static readonly string[] NoTypes = ["always", "permanent;load", "permanent\n", "../permanent", "\0", "0", "5", "-1", "99999999999"];

    private static readonly string[] NoFormats = ["rar", "tar", "tar.gz\n", "../zip", "\0", "zip/..", "ZIP;x"];

    private static readonly string[] NoChunks = ["Doc", "Docss", "D\ncs", "D\0cs", "Döcs", "../xx", ""];

    private static readonly string[] NoTimes = ["x", "-1", "99999999999999999999", "1e9", "0x10", "1 ", "12:00", "4102444800000", "\0", "٣"];

    public static IEnumerable<HostileInput> All =>
    [
        Of("nothing wrong", Expected.Read, task => { }),
        .. NoNames.Select(value => Of("ReleaseName " + Shown(value), Expected.Refused, task => task.ReleaseNames = [value])),
        .. NoVersions.Select(value => Of("ReleaseVersion " + Shown(value), Expected.Refused, task => task.ReleaseVersion = value)),
        .. NoCookies.Select(value => Of("ReleaseCookie " + Shown(value), Expected.Refused, task => task.Cookie = value)),
        .. NoFlags.Select(value => Of("StripBeams " + Shown(value), Expected.Refused, task => task.Flags = [Item("StripBeams", "Value", value)])),
        .. NoTypes.Select(value => Of("StartType " + Shown(value), Expected.Refused, task => task.ReleaseApplications = [Item("web", "StartType", value)])),
        .. NoFormats.Select(value => Of("ReleaseArchiveFormats " + Shown(value), Expected.Refused, task => task.ArchiveFormats = [value])),
        .. NoFormats.Select(value => Of("ExecutablesFor " + Shown(value), Expected.Refused, task => task.ExecutablesFor = [value])),
        .. NoChunks.Select(value => Of("KeepBeamChunk " + Shown(value), Expected.Refused, task => task.KeepBeamChunks = [value])),
        .. NoTimes.Select(value => Of("SOURCE_DATE_EPOCH " + Shown(value), Expected.Refused, task => task.SourceDateEpoch = value)),
        .. new[] { "../../../../etc/shadow.rel", "\u0001", "missing", new string('a', 5000), "/dev", "a\nb" }.Select(value => Of("RelFile " + Shown(value), Expected.Refused, task => task.Files = [Item("RelFile", "Value", value)])),
        .. new[] { "rebar3", "erlc;mix", "../mix", "\0", "mix\n" }.Select(value => Of("BeamBuildTool " + Shown(value), Expected.Refused, task => task.BeamBuildTool = value)),
        Of("a setting for mix", Expected.Refused, task => task.MixOnly = [Item("MixEnv", "Value", "../prod\n")]),
    ];

    private static string Shown(string value) => value.Length > 200 ? $"of {value.Length} characters" : string.Concat(value.Select(c => c is < ' ' or '\u202E' ? $"\\u{(int)c:x4}" : c.ToString()));

    // MSBuild lets no NUL through its files, but a task can be called by anybody.
    private static TaskItem Item(string name, string metadata, string value)
    {
        var item = new TaskItem(name);
        item.SetMetadata(metadata, value);
        return item;
    }

    private static HostileInput Of(string name, Expected expected, Action<CheckProject> set) => new(Group, name, expected, sandbox =>
    {
        var task = new CheckProject { BeamBuildTool = "erlc", ReleaseNames = ["web"], ReleaseVersion = "1.0" };
        set(task);
        return () => TaskRun.Errors(sandbox, task);
    });
}

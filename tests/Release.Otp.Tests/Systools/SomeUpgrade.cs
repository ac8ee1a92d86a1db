using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>
/// Releases 1 and 2 that hold web 1.0 and 2.0 with the modules web_a, web_b and web_c, and db, which stays as it is. Release 2 has new, release
/// 1 has old.
/// </summary>
internal static class SomeUpgrade
{
    public static readonly SomeApplication[] Applications =
    [
        new SomeApplication("web", "1.0") { Modules = ["web_a", "web_b", "web_old"] },
        new SomeApplication("web", "2.0") { Modules = ["web_a", "web_b", "web_c"] },
        new SomeApplication("db", "1.0") { Modules = ["db_a", "db_b"] },
        new SomeApplication("new", "1.0") { Modules = ["new_a", "new_b"] },
        new SomeApplication("old", "1.0") { Modules = ["old_a"] },
    ];

    /// <summary>The upgrade with these instructions, and the downgrade with those.</summary>
    public static UpgradeCase With(string up, string down = "") => WithFile($"{{\"2.0\",[{{\"1.0\",[{up}]}}],[{{\"1.0\",[{down}]}}]}}.\n");

    /// <summary>The upgrade with the text of an <c>.appup</c> file.</summary>
    public static UpgradeCase WithFile(string file) => new(
        Rel("2", "{web,\"2.0\"}", "{new,\"1.0\"}"),
        [Rel("1", "{web,\"1.0\"}", "{old,\"1.0\"}")],
        Applications,
        new Dictionary<(string, string), string> { [("web", "2.0")] = file });

    /// <summary>A <c>.rel</c> with kernel, stdlib, sasl and db before the given entries.</summary>
    public static string Rel(string vsn, params string[] entries) =>
        RelOf(vsn, InstalledOtp.ErtsVsn, [SystoolsCase.Entry("sasl"), "{db,\"1.0\",transient}", .. entries]);

    /// <summary>A <c>.rel</c> with kernel and stdlib before the given entries.</summary>
    public static string RelOf(string vsn, string erts, params string[] entries) =>
        $"{{release,{{\"some\",\"{vsn}\"}},{{erts,\"{erts}\"}},[{string.Join(",\n", [SystoolsCase.Entry("kernel"), SystoolsCase.Entry("stdlib"), .. entries])}]}}.\n";

    /// <summary>The instructions of the one way up, as Erlang writes them.</summary>
    public static string Up(this Findings<Relup> relup) => Text(relup, relup.Value?.Up[0]);

    /// <summary>The instructions of the one way down, as Erlang writes them.</summary>
    public static string Down(this Findings<Relup> relup) => Text(relup, relup.Value?.Down[0]);

    private static string Text(Findings<Relup> relup, RelupEntry? entry) =>
        entry is null ? string.Join('\n', relup.Diagnostics) : string.Join(' ', entry.Instructions);
}

using Release.Otp.Systools;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>The judge is the installed systools: the same bytes in <c>.boot</c>, the same text in <c>.script</c>.</summary>
[TestClass]
public sealed class WhenAllOfOtpIsOneRelease
{
    private static readonly string[] Types = ["permanent", "transient", "temporary", "load", "none"];

    [TestMethod]
    public void EveryKindOfScriptIsTheOneOfSystools()
    {
        using var directory = new TemporaryDirectory();
        var plain = new SystoolsCase(Rel((_, name) => SystoolsCase.Entry(name)));
        var typed = new SystoolsCase(Rel((i, name) => SystoolsCase.Entry(name, IsMandatory(name) ? "" : "," + Types[i % Types.Length])));
        var own = new SomeApplication("own", "2.1") { Directory = directory.Path("own", "lib"), Modules = ["own_b", "own_a"], More = ["{env,[{names,#{2 => b,1 => #{a => [2.5,<<\"x\">>]}}},{'naïve','雪'},{text,\"☃\"}]}"] };
        var ownRel = SystoolsCase.RelOf(SystoolsCase.Entry("sasl"), "{own,\"2.1\"}");
        SystoolsCase[] cases =
        [
            plain,
            typed,
            plain with { Options = new BootScriptOptions { NoDotErlang = true } },
            plain with { Options = new BootScriptOptions { Local = true } },
            plain with { Options = Variables(("OTP", Erlang.Root + "/lib/")) },
            plain with { Options = Variables(("NO", "/nowhere"), ("SHORT", Erlang.Root + "/li"), ("LATER", Erlang.Root)) },
            new SystoolsCase(ownRel, own),
            new SystoolsCase(ownRel, own) { Options = Variables(("OWN", directory.Path("own", "lib"))) },
            new SystoolsCase(ownRel, own) { Options = Variables(("ROOM", directory.Path("own") + "//")) },
            new SystoolsCase(ownRel, own) { Options = Variables(("EBIN", own.Ebin)) },
            new SystoolsCase(ownRel, own with { IsVersioned = false }) { Options = Variables(("OWN", directory.Path("own", "lib"))) },
            new SystoolsCase(ownRel, own with { IsVersioned = false }) { Options = Variables(("ROOM", directory.Path("own"))) },
            new SystoolsCase(ownRel, own) { Options = Variables(("OWN", directory.Path("own", "lib"))) with { NoDotErlang = true, Local = true } },
        ];

        var verdicts = InstalledSystools.Ask(directory, cases);

        for (var i = 0; i < cases.Length; i++)
        {
            Assert.IsNull(verdicts[i].Error);
            var ours = cases[i].Build().Value!;
            Assert.AreEqual(verdicts[i].Script, ours.ToText(), $"script of case {i}");
            CollectionAssert.AreEqual(verdicts[i].Boot, ours.ToBytes(InstalledOtp.AtomEncoding), $"boot file of case {i}");
        }
    }

    private static bool IsMandatory(string name) => name is "kernel" or "stdlib";

    private static BootScriptOptions Variables(params (string Name, string Directory)[] variables) =>
        new() { Variables = variables.Select(variable => new BootVariable(variable.Name, variable.Directory)).ToSeq() };

    private static string Rel(Func<int, string, string> entry) =>
        $"{{release,{{\"all\",\"1\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(",\n", InstalledOtp.Names.Select((name, i) => entry(i, name)))}]}}.\n";
}

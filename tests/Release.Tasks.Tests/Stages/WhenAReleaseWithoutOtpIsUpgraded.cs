using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Upgrades;
using Release.Tasks.Stages;

namespace Release.Tasks.Tests.Stages;

/// <summary>A release that runs on an OTP of the machine holds no kernel; the same version at hand stands for it.</summary>
[TestClass]
public sealed class WhenAReleaseWithoutOtpIsUpgraded
{
    private static readonly string[] Otp = ["kernel-8.5.3", "stdlib-4.2"];

    [TestMethod]
    public void TheApplicationsAtHandAreDescribed()
    {
        using var directory = new TemporaryDirectory();
        var read = UpgradeBase.Read(Release(directory), entry => Otp.Contains($"{entry.Name}-{entry.Vsn}") ? Description(entry.Name.Value, entry.Vsn.Value) : null);

        Assert.IsEmpty(read.Diagnostics);
        Assert.AreEqual("kernel 8.5.3, stdlib 4.2, web 1.0", string.Join(", ", read.Value!.Applications.Select(application => $"{application.Name} {application.Vsn}").Order(StringComparer.Ordinal)));
        Assert.IsFalse(read.Value.IncludesOtp);
    }

    [TestMethod]
    public void AnotherVersionAtHandIsNotTakenForIt()
    {
        using var directory = new TemporaryDirectory();
        var read = UpgradeBase.Read(Release(directory), entry => entry.Name.Value == "kernel" ? Description("kernel", "8.5.3") : null);

        Assert.AreEqual("REL6128", string.Join(' ', read.Diagnostics.Select(finding => finding.Code)));
        StringAssert.Contains(read.Diagnostics.Single().Message, "stdlib-4.2");
    }

    private static string Release(TemporaryDirectory directory)
    {
        directory.Write("web/releases/1.0/web.rel", "{release,{\"web\",\"1.0\"},{erts,\"13.1.5\"},[{kernel,\"8.5.3\"},{stdlib,\"4.2\"},{web,\"1.0\"}]}.");
        directory.Write("web/lib/web-1.0/ebin/web.app", Text("web", "1.0"));
        return directory.Path("web");
    }

    private static ApplicationDescription Description(string name, string vsn) =>
        ApplicationDescription.Of(ApplicationResourceFile.Read(TermReader.Consult(System.Text.Encoding.UTF8.GetBytes(Text(name, vsn)), name + ".app"), 25).Value!, Array.Empty<ModuleDescription>());

    private static string Text(string name, string vsn) =>
        $"{{application,{name},[{{description,\"\"}},{{vsn,\"{vsn}\"}},{{modules,[]}},{{registered,[]}},{{applications,[{(name is "web" ? "kernel,stdlib" : "")}]}}]}}.";
}

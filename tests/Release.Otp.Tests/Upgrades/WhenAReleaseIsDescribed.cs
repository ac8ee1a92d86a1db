using System.Text;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;
using Release.Otp.Tests.Terms;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>The file of a release description, and what becomes of it when it is damaged.</summary>
[TestClass]
public sealed class WhenAReleaseIsDescribed
{
    private const int Mutations = 3000;

    private static readonly ReleaseDescription Small = Some.Release("2", Some.Application(
        "web", "2.0", ["web", "lost", "web_sup", "lost"],
        [
            Some.Server("web", "2", "lists") with { State = new StateRecord("state", ["a", "b c"]), ExportsSystemCodeChange = true },
            Some.Supervisor("web_sup", "", "a", "b"),
            Some.Module("unlisted"),
        ])) with
    {
        Consolidated = [Some.Protocol("Elixir.Enumerable")],
        IncludesOtp = false,
    };

    [TestMethod]
    public void WhatIsReadIsWhatWasWritten()
    {
        var text = Small.ToText();
        var read = Read(text);

        Assert.IsFalse(read.Failed, string.Join('\n', read.Diagnostics));
        Assert.AreEqual(text, read.Value.ToText());
        Assert.AreEqual(Small.Release, read.Value.Release with { NamePlace = default, VsnPlace = default, ErtsVsnPlace = default, Applications = Placeless(read.Value.Release.Applications) });
        Assert.AreEqual(Small.Consolidated, read.Value.Consolidated);
        Assert.AreEqual((25, false), (read.Value.OtpRelease, read.Value.IncludesOtp));
        var (written, again) = (Small.Applications[^1], read.Value.Applications[^1]);
        Assert.AreEqual(written.Modules.Select(module => module with { Imports = [] }).ToSeq(), again.Modules);
        CollectionAssert.AreEqual(new[] { "web", "lost", "web_sup", "lost" }, again.Resource.Modules.ToArray());
        CollectionAssert.AreEqual(new[] { "unlisted" }, again.UnlistedModules.Select(module => module.Name).ToArray());
    }

    [TestMethod]
    public void OtpConsultsTheSameTerms()
    {
        var text = Encoding.UTF8.GetBytes(Small.ToText());
        var verdict = Judge.Consult([text]).Single();

        Assert.IsTrue(verdict.IsAccepted, verdict.Reason);
        Assert.AreEqual(Term.List(TermReader.Consult(text, null).Terms), EtfReader.Read(verdict.Terms, null));
    }

    [TestMethod]
    public void AllOfOtpIsDescribedInLittleSpace()
    {
        var release = DescribeOtp();
        var text = release.ToText();
        var read = Read(text);

        Assert.IsFalse(read.Failed, string.Join('\n', read.Diagnostics));
        Assert.AreEqual(text, read.Value.ToText());
        Assert.IsTrue(release.Applications.All(application => ApplicationComparison.OfAllModules(application, read.Value.Application(application.Name)!).IsEmpty));
        Assert.IsLessThan(250_000, Encoding.UTF8.GetByteCount(text), $"{release.Applications.Count} applications, {release.Applications.Sum(application => application.Modules.Count)} modules");
    }

    [TestMethod]
    [DataRow("", "REL6060", 1, 1)]
    [DataRow("{release,1}.", "REL6060", 1, 1)]
    [DataRow("%% coding: utf-8\n{release_description,2}.", "REL6061", 2, 1)]
    [DataRow("{release_description,1}.\n{application,a,[{vsn,1}]}.", "REL6062", 1, 1)]
    [DataRow("{release_description,1}.\n{otp,x}.", "REL6062", 2, 6)]
    [DataRow("{release_description,1}.\n{modules,a,[]}.", "REL6062", 2, 1)]
    [DataRow("{release_description,1}.\n{application,a,[{vsn,\"1\"}]}.\n{modules,a,[{m,<<\"x\">>}]}.", "REL6062", 3, 13)]
    [DataRow("{release_description,1}.\n{application,a,[{vsn,\"1\"}]}.\n{application,a,[]}.", "REL6062", 3, 1)]
    [DataRow("{release_description,1}", "REL2009", 1, 23)]
    public void WhatIsWrongIsSaidAtItsPlace(string text, string code, int line, int column)
    {
        var finding = Read(text).Diagnostics[0];

        Assert.AreEqual((code, new Place("some.release", line, column)), (finding.Code, finding.Place));
    }

    [TestMethod]
    public void AnApplicationThatIsNotDescribedIsReportedWhereItIsListed()
    {
        var text = Small.ToText().Replace("{application,web,[{vsn,\"2.0\"}", "{application,web,[{vsn,\"2.1\"}", StringComparison.Ordinal);
        var finding = Read(text).Diagnostics.Single();

        Assert.AreEqual("REL6063", finding.Code);
        Assert.AreEqual("{web,\"2.0\"}", text.Split('\n')[finding.Place.Line - 1][(finding.Place.Column - 1)..].Split("]")[0]);
    }

    [TestMethod]
    public void LaterTermsArePassedOver() => Assert.IsFalse(Read(Small.ToText() + "{something_new,[1]}.\nanything.\n").Failed);

    [TestMethod]
    public void DamageIsAlwaysACodedError()
    {
        var mutations = new TextMutations(25);
        var texts = new List<byte[]> { Encoding.UTF8.GetBytes(Small.ToText()) };
        var refused = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var read = ReleaseDescription.Read(mutations.Next(texts), "some.release");
            Assert.AreEqual(read.Failed, read.Diagnostics.Any(finding => finding.Severity == Severity.Error));
            refused += read.Failed ? 1 : 0;
        }

        Assert.IsGreaterThan(Mutations / 4, refused);
    }

    private static ReleaseDescription DescribeOtp()
    {
        var applications = InstalledOtp.Names.Where(name => InstalledOtp.Source.Find(new ApplicationName(name)).Any()).Select(name =>
        {
            var candidate = InstalledOtp.Source.Find(new ApplicationName(name)).Single();
            var resource = ApplicationResourceFile.Read(candidate.Read(InstalledOtp.OtpRelease), InstalledOtp.OtpRelease).Value!;
            return ApplicationDescription.Of(resource, Directory.GetFiles(candidate.EbinDirectory, "*.beam").Select(file => BeamFile.Read(File.ReadAllBytes(file), file)));
        }).ToList();
        var specification = new ReleaseSpecification("otp", new Vsn("25"), new Vsn(InstalledOtp.ErtsVsn), applications.Select(application => new ReleaseApplication(application.Name, application.Vsn)).ToSeq());
        return ReleaseDescription.Of(specification, InstalledOtp.OtpRelease, includesOtp: true, applications, []);
    }

    private static Seq<ReleaseApplication> Placeless(Seq<ReleaseApplication> applications) => applications.Select(application => application with { Place = default }).ToSeq();

    private static Findings<ReleaseDescription> Read(string text) => ReleaseDescription.Read(Encoding.UTF8.GetBytes(text), "some.release");
}

using Release.Otp.Releases;
using Release.Tasks.Stages;

namespace Release.Tasks.Tests.Stages;

/// <summary>The release is for an OTP that cannot read the <c>.app.src</c>, but well the <c>.app</c> that was made of it.</summary>
[TestClass]
public sealed class WhenALaterOtpCompiled
{
    private const string Keys = "{vsn,\"1.0\"},{modules,[]},{registered,[]},{applications,[kernel,stdlib]}]}.\n";

    [TestMethod]
    [DataRow(25, 0)]
    [DataRow(27, 2)]
    public void TheApplicationIsReadAndShownInItsSource(int otp, int line)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("web/ebin/web.app", "{application,web,[{description,\"x\"}," + Keys);
        var source = directory.Write("web/src/web.app.src", "%% a comment\n{application, web, [{description, ~s\"x\"}, " + Keys);
        var place = new ApplicationPlace(new ApplicationName("web"), new Vsn("1.0"), StartType.Permanent, null, directory.Path("web/ebin"), source);

        var document = new PlacedApplications([place]).Find(place.Name).Single().Read(otp);

        Assert.AreEqual((source, line), (document.PlaceOf(document.Terms[0]).File, document.PlaceOf(document.Terms[0]).Line));
        Assert.IsFalse(ApplicationResourceFile.Read(document, otp).Failed);
    }
}

using Release.Otp.Releases;

namespace Release.Otp.Tests.Releases;

[TestClass]
public sealed class WhenVersionsAreCompared
{
    // Versions as OTP and Elixir libraries carry them; the order is the one of their release dates, and semver.org's example of precedence.
    [TestMethod]
    [DataRow("5.9", "5.10")]
    [DataRow("5.1.2", "5.1.2.1")]
    [DataRow("13.1.5", "13.2")]
    [DataRow("27.0-rc1", "27.0")]
    [DataRow("27.0-rc2", "27.0-rc10")]
    [DataRow("1.0.0-alpha", "1.0.0-alpha.1")]
    [DataRow("1.0.0-alpha.1", "1.0.0-alpha.beta")]
    [DataRow("1.0.0-beta.2", "1.0.0-beta.11")]
    [DataRow("1.0.0-rc.1", "1.0.0")]
    [DataRow("1.0.0", "1.0.0+build.1")]
    [DataRow("99999999999999999998", "99999999999999999999")]
    [DataRow("", "0")]
    [DataRow("1.2b", "1.10a")]
    public void TheOlderComesFirst(string older, string newer)
    {
        Assert.IsTrue(new Vsn(older) < new Vsn(newer), "older < newer");
        Assert.IsTrue(new Vsn(newer) > new Vsn(older), "newer > older");
    }

    [TestMethod]
    public void OnlyTheSameTextIsEqual()
    {
        Assert.AreEqual(new Vsn("1.0"), new Vsn("1.0"));
        Assert.AreNotEqual(new Vsn("1.0"), new Vsn("1.00"));
        Assert.AreNotEqual(0, new Vsn("1.0").CompareTo(new Vsn("1.00")));
    }
}

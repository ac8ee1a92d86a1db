using System.Text;
using Release.Otp.Systools;

namespace Release.Otp.Tests.Systools;

[TestClass]
public sealed class WhenTheStartScriptOfOtpIsRead
{
    [TestMethod]
    public void TheFirstListsOfModulesCount()
    {
        var startClean = Read("{script,{\"a\",\"1\"},[{preLoaded,[erlang,init]},{progress,preloaded},{path,[]},{primLoad,[error_handler]},{primLoad,[later]}]}.");

        Assert.AreEqual(new StartClean(["erlang", "init"], ["error_handler"]), startClean);
    }

    [TestMethod]
    [DataRow("{scripts,{\"a\",\"1\"},[]}.", "REL5001")]
    [DataRow("{script,{a,\"1\"},[]}.", "REL5001")]
    [DataRow("", "REL5001")]
    [DataRow("{script,{\"a\",\"1\"},[{primLoad,[]}]}.", "REL5002")]
    [DataRow("{script,{\"a\",\"1\"},[{preLoaded,[]}]}.", "REL5002")]
    [DataRow("{script,{\"a\",\"1\"},[{preLoaded,\"erlang\"},{primLoad,[]}]}.", "REL5002")]
    public void WhatIsNoBootScriptIsRefused(string text, string code)
    {
        var thrown = Assert.ThrowsExactly<DiagnosticException>(() => Read(text));

        Assert.AreEqual((code, "start_clean.script"), (thrown.Diagnostic.Code, thrown.Diagnostic.Place.File));
    }

    private static StartClean Read(string text) => StartClean.ReadScript(Encoding.UTF8.GetBytes(text), "start_clean.script");
}

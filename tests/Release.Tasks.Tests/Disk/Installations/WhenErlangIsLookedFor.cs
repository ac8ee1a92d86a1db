using Release.Otp;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Tests.Disk.Installations;

[TestClass]
public sealed class WhenErlangIsLookedFor : IDisposable
{
    private readonly TemporaryDirectory _directory = new("ö t p");

    public void Dispose() => _directory.Dispose();

    // Oracles: what the installed OTP answers of itself.
    [TestMethod]
    public void TheInstalledOneIsFoundOnThePathAsItWouldSayItself()
    {
        var said = Erlang.Escript(
            """
            main(_) ->
                {ok, Version} = file:read_file(filename:join([code:root_dir(), "releases", erlang:system_info(otp_release), "OTP_VERSION"])),
                io:format("~s|~s|~s|~s", [code:root_dir(), erlang:system_info(otp_release), string:trim(Version), erlang:system_info(version)]).
            """);
        var found = OtpInstallation.Find(null, "", Environment.GetEnvironmentVariable("PATH"));
        Assert.AreEqual(said, $"{found.Root}|{found.Release}|{found.Version}|{found.ErtsVersion}");
        Assert.IsTrue(File.Exists(found.StartCleanScript));
        Assert.IsTrue(found.ErtsFiles().Files.Any(file => file is { Path: "bin/beam.smp", IsExecutable: true }));
    }

    [TestMethod]
    public void ItsApplicationsAreTheOnesThatTheCodeServerKnows()
    {
        var said = Erlang.Escript(
            """
            main(_) ->
                Ebins = filelib:wildcard(filename:join(code:lib_dir(), "*/ebin/*.app")),
                Names = [filename:basename(filename:dirname(filename:dirname(Ebin))) || Ebin <- Ebins],
                io:put_chars(lists:join("\n", lists:sort(Names))).
            """);
        var found = OtpInstallation.Find(Erlang.Root, null, null);
        CollectionAssert.AreEqual(said.Split('\n'), found.Applications.Select(application => $"{application.Name}-{application.Vsn}").Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    [DataRow("one", "two", "three", "one")]
    [DataRow(null, "two", "three", "two")]
    [DataRow("", "two", "three", "two")]
    [DataRow(null, null, "three", "three")]
    public void ThePropertyComesBeforeTheVariableBeforeThePath(string? property, string? variable, string path, string expected)
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            Install(name);
        }

        var found = OtpInstallation.Find(At(property), At(variable), _directory.Path(path, "bin"));
        Assert.AreEqual(_directory.Path(expected), found.Root);
    }

    [TestMethod]
    [DataRow("three/bin/erl")]
    [DataRow("three/erts-13.1.5/bin/erl")]
    public void LinksToErlAreLookedThrough(string target)
    {
        Install("three");
        Directory.CreateDirectory(_directory.Path("usr/bin"));
        File.CreateSymbolicLink(_directory.Path("bin"), "usr/bin");
        File.CreateSymbolicLink(_directory.Path("usr/bin/erl"), $"../../{target}");
        Assert.AreEqual(_directory.Path("three"), OtpInstallation.Find(null, null, $"relative:/nowhere::{_directory.Path("bin")}").Root);
    }

    [TestMethod]
    public void AShimOfAVersionManagerIsPassedOver()
    {
        Install("three");
        var shim = _directory.Write("shims/erl", "#!/bin/sh\n");
        Assert.AreEqual(_directory.Path("three"), OtpInstallation.Find(null, null, $"{_directory.Path("shims")}:{_directory.Path("three/bin")}").Root);
        StringAssert.Contains(Error(null, _directory.Path("shims"), "REL1101").Message, shim);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("/nowhere:relative")]
    public void NoneAtAllIsAnErrorThatSaysTheWaysOut(string? path)
    {
        var message = Error(null, path, "REL1101").Message;
        foreach (var way in (string[])["OtpRoot", "OTP_ROOT", "PATH"])
        {
            StringAssert.Contains(message, way);
        }
    }

    [TestMethod]
    [DataRow("/nowhere")]
    [DataRow("relative")]
    public void AWrongRootIsAnError(string root) => Error(root, null, "REL1102");

    [TestMethod]
    [DataRow("rm -r erts-13.1.5", "REL1103")]
    [DataRow("mv erts-13.1.5 erts-14.0", "REL1105")]
    [DataRow("mv lib/kernel-8.5.3 lib/kernel-9.0", "REL1105")]
    [DataRow("rm -r lib/stdlib-4.2", "REL1105")]
    [DataRow("cp -r erts-13.1.5 erts-14.0; rm releases/start_erl.data", "REL1104")]
    [DataRow("mv erts-13.1.5 erts-14.0; rm releases/start_erl.data", "REL1105")]
    [DataRow("rm -r releases", "REL1106")]
    [DataRow("rm releases/25/start_clean.script", "REL1106")]
    [DataRow("printf '{rel' > releases/25/start_clean.rel", "REL2")]
    public void ADamagedInstallationIsAnError(string script, string code)
    {
        Damage(Install("otp"), script);
        Error(_directory.Path("otp"), null, code);
    }

    [TestMethod]
    [DataRow("rm releases/start_erl.data")]
    [DataRow("cp -r erts-13.1.5 erts-14.0")]
    [DataRow("rm releases/25/start_clean.rel")]
    [DataRow("mkdir releases/24 erts-12.0; touch releases/24/start_clean.script")]
    [DataRow("mkdir -p releases/9 lib/junk lib/junk-1 lib/kernel-0.1/ebin; rm releases/start_erl.data")]
    public void WhatDoesNotMatterIsNoError(string script)
    {
        Damage(Install("otp"), script);
        var found = OtpInstallation.Find(_directory.Path("otp") + "/", null, null);
        Assert.AreEqual(("25", "25.2.3", "13.1.5"), (found.Release, found.Version, found.ErtsVersion));
        Assert.AreEqual("8.5.3", found.Application("kernel")!.Vsn);
    }

    [TestMethod]
    public void AnEmulatorThatIsAskedForIsTaken()
    {
        Damage(Install("otp"), "cp -r erts-13.1.5 erts-14.0; rm releases/25/start_clean.rel");
        Assert.AreEqual("14.0", OtpInstallation.Find(_directory.Path("otp"), null, null, "14.0").ErtsVersion);
        Assert.AreEqual("REL1103", Assert.ThrowsExactly<DiagnosticException>(() => OtpInstallation.Find(_directory.Path("otp"), null, null, "15.0")).Diagnostic.Code);
    }

    [TestMethod]
    public void TheLatestOfSeveralVersionsIsTakenByNumber()
    {
        Damage(Install("otp"), "for v in 5.9 5.10 5.10-rc1; do mkdir -p lib/crypto-$v/ebin; touch lib/crypto-$v/ebin/crypto.app; done");
        Assert.AreEqual("5.10", OtpInstallation.Find(_directory.Path("otp"), null, null).Application("crypto")!.Vsn);
    }

    [TestMethod]
    public void VersionsAreOrderedAsOtpOrdersThem()
    {
        string[] ordered = ["git", "4.9", "4.10", "5", "5.0-rc1", "5.0", "5.0.1", "10.0"];
        CollectionAssert.AreEqual(ordered, ordered.Reverse().Order(VersionOrder.Instance).ToArray());
    }

    private string Install(string name)
    {
        foreach (var file in (string[])["bin/erl", "erts-13.1.5/bin/erl", "lib/kernel-8.5.3/ebin/kernel.app", "lib/stdlib-4.2/ebin/stdlib.app", "releases/25/start_clean.script"])
        {
            _directory.Write($"{name}/{file}", "");
        }

        _directory.Write($"{name}/releases/start_erl.data", "13.1.5 25\n");
        _directory.Write($"{name}/releases/25/OTP_VERSION", "25.2.3\n");
        _directory.Write($"{name}/releases/25/start_clean.rel", "{release, {\"Erlang/OTP\",\"25\"}, {erts, \"13.1.5\"},\n [{kernel,\"8.5.3\"},\n  {stdlib,\"4.2\"}]}.\n");
        return _directory.Path(name);
    }

    private static void Damage(string root, string script)
    {
        var result = Tool.Run("sh", ["-ec", script], root);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
    }

    private static Diagnostic Error(string? root, string? path, string code)
    {
        var diagnostic = Assert.ThrowsExactly<DiagnosticException>(() => OtpInstallation.Find(root, null, path)).Diagnostic;
        StringAssert.StartsWith(diagnostic.Code, code);
        return diagnostic;
    }

    private string? At(string? name) => string.IsNullOrEmpty(name) ? name : _directory.Path(name);
}

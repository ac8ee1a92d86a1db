using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;
using Release.Tasks.Disk.RuntimePacks;
using Release.Tasks.Tests.Compilation;

namespace Release.Tasks.Tests.Disk.RuntimePacks;

/// <summary>Runtime packs of a small installation: made, unpacked as NuGet does, and damaged.</summary>
[TestClass]
public sealed class WhenAnOtpIsPacked : IDisposable
{
    private static readonly string Host = $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    private readonly TemporaryDirectory _directory = new("p a+c%k");

    public void Dispose() => _directory.Dispose();

    [TestMethod]
    public void TheSameInstallationGivesTheSameBytesAnywhere()
    {
        var one = Pack(Install("one"), Host);
        File.SetLastWriteTimeUtc(Path.Combine(Install("two", umask: true), "releases", "27", "OTP_VERSION"), DateTime.UnixEpoch.AddDays(9999));
        var two = Pack(_directory.Path("two"), Host);
        CollectionAssert.AreEqual(File.ReadAllBytes(one), File.ReadAllBytes(two));
        Assert.AreEqual($"Otp.Runtime.{Host}.27.3.4.1.nupkg", Path.GetFileName(one));
    }

    [TestMethod]
    public void OnlyWhatReleasesNeedIsInIt()
    {
        using var package = ZipFile.OpenRead(Pack(Install("one"), Host));
        var files = package.Entries.Select(entry => Uri.UnescapeDataString(entry.FullName)).Where(name => name.StartsWith("otp/", StringComparison.Ordinal)).ToArray();
        CollectionAssert.AreEqual(
            new[]
            {
                "otp/bin/erl", "otp/bin/erlc", "otp/erts-15.2.7/bin/beam.smp", "otp/erts-15.2.7/bin/erl", "otp/lib/kernel-10.2/ebin/kernel.app",
                "otp/lib/kernel-10.2/priv/a b+c%41.so", "otp/lib/kernel-10.2/priv/shared.txt", "otp/lib/stdlib-6.2/ebin/stdlib.app", "otp/releases/27/OTP_VERSION", "otp/releases/27/start_clean.rel", "otp/releases/27/start_clean.script", "otp/releases/start_erl.data",
            },
            files);
    }

    [TestMethod]
    public void NothingInItNamesThePlaceOfTheInstallation()
    {
        var root = Install("one");
        using var package = ZipFile.OpenRead(Pack(root, Host));
        foreach (var entry in package.Entries)
        {
            using var content = new StreamReader(entry.Open(), Encoding.Latin1);
            Assert.DoesNotContain(_directory.FullPath, content.ReadToEnd(), entry.FullName);
        }
    }

    [TestMethod]
    public void UnpackedItIsWhatItsManifestSays()
    {
        var pack = Unpack(Pack(Install("one"), Host));
        Assert.AreEqual("", Codes(pack));
        var files = pack.WithModes(SourceTree.Read(Path.Join(pack.Root, "lib/kernel-10.2/priv"), "priv/")).Files;
        CollectionAssert.AreEqual(new[] { "priv/a b+c%41.so True", "priv/shared.txt False" }, files.Select(file => $"{file.Path} {file.IsExecutable}").ToArray());
    }

    [TestMethod]
    [DataRow("flip", "REL1116 kernel.app")]
    [DataRow("grow", "REL1116 kernel.app")]
    [DataRow("delete", "REL1117 kernel.app")]
    [DataRow("add", "REL1118 evil.beam")]
    [DataRow("link", "REL1119 kernel.app")]
    [DataRow("link the directory", "REL1119 ebin REL1117 kernel.app")]
    public void ADamagedFileIsNamed(string damage, string expected)
    {
        var pack = Unpack(Pack(Install("one"), Host));
        var ebin = Path.Join(pack.Root, "lib/kernel-10.2/ebin");
        var file = Path.Join(ebin, "kernel.app");
        var bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "flip":
                bytes[3] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "grow":
                File.WriteAllBytes(file, [.. bytes, 10]);
                break;
            case "delete":
                File.Delete(file);
                break;
            case "add":
                File.WriteAllText(Path.Join(ebin, "evil.beam"), "");
                break;
            case "link":
                File.Move(file, _directory.Path("elsewhere"));
                File.CreateSymbolicLink(file, _directory.Path("elsewhere"));
                break;
            default:
                Directory.Move(ebin, _directory.Path("elsewhere"));
                Directory.CreateSymbolicLink(ebin, _directory.Path("elsewhere"));
                break;
        }

        Assert.AreEqual(expected, Codes(pack));
    }

    [TestMethod]
    [DataRow("../x", "REL1115")]
    [DataRow("a/../../x", "REL1115")]
    [DataRow("/etc/passwd", "REL1115")]
    [DataRow("C:/x", "REL1115")]
    [DataRow(@"a\..\x", "REL1115")]
    [DataRow("a//b", "REL1115")]
    [DataRow("bin/erlc", "REL1115")]
    [DataRow("bin/ERLC", "REL1115")]
    [DataRow("BIN/other", "REL1115")]
    [DataRow("bin/erlc/x", "REL1115")]
    [DataRow("bin", "REL1115")]
    [DataRow("bin/\u001b[2J", "REL1115")]
    public void APathThatLeadsElsewhereIsRefusedBeforeItIsFollowed(string path, string code)
    {
        var sum = new string('0', 64);
        Refused(code, $"otp-runtime-pack 1\nidentifier\t{Host}\notp\t27.3\nerts\t15.2.7\n644\t0\t{sum}\tbin/erlc\n644\t0\t{sum}\t{path}\nend\n");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("otp-runtime-pack 2\nidentifier\tlinux-x64\notp\t27.3\nerts\t15\nend\n")]
    [DataRow("otp-runtime-pack 1\nidentifier\tlinux-x64\notp\t27.3\nerts\t15\n")]
    [DataRow("otp-runtime-pack 1\nidentifier\tlinux-x64\notp\t27.3\nerts\t../../x\nend\n")]
    [DataRow("otp-runtime-pack 1\nidentifier\tlinux-x64\notp\t27.3\nerts\t15\n4755\t0\t00\tbin/x\nend\n")]
    [DataRow("otp-runtime-pack 1\nidentifier\tlinux-x64\notp\t27.3\nerts\t15\n644\t-1\t0000000000000000000000000000000000000000000000000000000000000000\tbin/x\nend\n")]
    public void AManifestThatIsNotWholeIsRefused(string manifest) => Refused("REL1114", manifest);

    [TestMethod]
    public void AnotherPackUnderItsNameIsRefused()
    {
        Unpack(Pack(Install("one"), Host));
        var packages = _directory.Path("packages");
        Assert.AreEqual("27.3.4.1", RuntimePack.Find([_directory.Path("none"), packages], Host, "27.3.4.1").Manifest.OtpVersion);

        Rename(Host, "27.3.4.1", "linux-s390x", "27.3.4.1");
        Assert.AreEqual("REL1112", Code(() => RuntimePack.Find([packages], "linux-s390x", "27.3.4.1")));
        Rename("linux-s390x", "27.3.4.1", Host, "27.3.0");
        Assert.AreEqual("REL1113", Code(() => RuntimePack.Find([packages], Host, "27.3")));
        Assert.AreEqual("REL1111", Code(() => RuntimePack.Find([packages], Host, "27.3.4.1")));

        void Rename(string identifier, string version, string otherIdentifier, string otherVersion)
        {
            Directory.CreateDirectory(Path.Join(packages, $"otp.runtime.{otherIdentifier}"));
            Directory.Move(Path.Join(packages, $"otp.runtime.{identifier}", version), Path.Join(packages, $"otp.runtime.{otherIdentifier}", otherVersion));
        }
    }

    // Oracle: NuGet's own rules of versions, learn.microsoft.com/nuget/concepts/package-versioning.
    [TestMethod]
    [DataRow("27.3", "27.3.0")]
    [DataRow("27.3.4", "27.3.4")]
    [DataRow("27.3.4.1", "27.3.4.1")]
    [DataRow("27.3.4.0", "27.3.4")]
    [DataRow("27.0-rc1", "27.0.0-rc1")]
    [DataRow("25.2.3**", "25.2.3")]
    public void AVersionIsWrittenAsNuGetDoes(string otp, string expected) =>
        Assert.AreEqual($"Otp.Runtime.{Host}.{expected}.nupkg", Path.GetFileName(Pack(Install("one", otp), Host)));

    [TestMethod]
    [DataRow("27.*", "REL1110")]
    [DataRow("[27.0,28.0)", "REL1110")]
    [DataRow("27", "REL1110")]
    [DataRow("27.3/../x", "REL1110")]
    public void NoOtherVersionIsLookedFor(string version, string code) => Assert.AreEqual(code, Code(() => RuntimePack.Find([_directory.FullPath], Host, version)));

    [TestMethod]
    [DataRow("linux-s390x", null, "REL1120")]
    [DataRow("linux-musl-HOST", null, "REL1120")]
    [DataRow("win-HOST", null, "REL1120")]
    [DataRow("../linux-x64", null, "REL1126")]
    [DataRow("linux", null, "REL1126")]
    [DataRow("linux-HOST", "erts-15.2.7/bin/beam.smp", "REL1125")]
    [DataRow("linux-HOST", "releases/27/OTP_VERSION", "REL1121")]
    [DataRow("linux-HOST", "lib/kernel-10.2/ebin/kernel.app", "REL1105")]
    public void WhatCannotBePackedIsSaid(string identifier, string? missing, string code)
    {
        var root = Install("one");
        if (missing is not null)
        {
            File.Delete(Path.Combine(root, missing));
        }

        Assert.AreEqual(code, Run(root, identifier.Replace("HOST", Host["linux-".Length..], StringComparison.Ordinal)).Codes.Single());
        Assert.IsFalse(Directory.Exists(_directory.Path("feed")) && Directory.EnumerateFileSystemEntries(_directory.Path("feed")).Any());
    }

    [TestMethod]
    public void AVersionOfFivePartsIsSaid() => Assert.AreEqual("REL1122", Run(Install("one", "18.3.4.4.1"), Host).Codes.Single());

    [TestMethod]
    public void AModuleThatIsMissingIsSaid()
    {
        var root = Install("one");
        File.WriteAllText(Path.Combine(root, "lib/kernel-10.2/ebin/kernel.app"), """{application,kernel,[{description,"k"},{vsn,"10.2"},{modules,[code]},{registered,[]},{applications,[]}]}.""");
        Assert.AreEqual("REL1125", Run(root, Host).Codes.Single());
    }

    [TestMethod]
    public void ALinkThatLeadsNowhereIsLeftOutWithAWarning()
    {
        var root = Install("one");
        File.CreateSymbolicLink(Path.Combine(root, "lib/kernel-10.2/priv/jquery.js"), "/usr/share/nowhere/jquery.js");
        var (codes, package) = Run(root, Host);
        Assert.AreEqual("REL1124", codes.Single());
        Assert.IsTrue(File.Exists(package));
    }

    private void Refused(string code, string manifest)
    {
        var file = _directory.Write("pack/otp-runtime.manifest", manifest);
        Assert.AreEqual(code, Code(() => RuntimePack.Open(Path.GetDirectoryName(file)!)));
    }

    private static string Code(Action action) => Assert.ThrowsExactly<DiagnosticException>(action).Diagnostic.Code;

    private static string Codes(RuntimePack pack) =>
        string.Join(' ', pack.Check(new StageRecord(), CancellationToken.None).Select(finding => $"{finding.Code} {Path.GetFileName(finding.Place.File)}"));

    private string Pack(string root, string identifier)
    {
        var (codes, package) = Run(root, identifier);
        Assert.IsEmpty(codes, string.Join(' ', codes));
        return package;
    }

    private (string[] Codes, string Package) Run(string root, string identifier)
    {
        var engine = new RecordingEngine();
        using var task = new PackOtpRuntime
        {
            BuildEngine = engine,
            OtpRoot = root,
            RuntimeIdentifier = identifier,
            TemplatesDirectory = _directory.Path("templates"),
            OutputDirectory = _directory.Path("feed", Path.GetFileName(root)),
        };
        _directory.Write("templates/erl.sh", "#!/bin/sh\n");
        _directory.Write("templates/pack_erl.sh", "#!/bin/sh\n");
        var succeeded = task.Execute();
        Assert.AreEqual(engine.Errors.Count == 0, succeeded);
        return ([.. engine.Errors.Select(error => error.Code!), .. engine.Warnings.Select(warning => warning.Code!)], task.Package);
    }

    // As NuGet unpacks: names out of URIs, one mode for all.
    private RuntimePack Unpack(string package)
    {
        var directory = _directory.Path("packages", $"otp.runtime.{Host}", "27.3.4.1");
        using var zip = ZipFile.OpenRead(package);
        foreach (var entry in zip.Entries)
        {
            var file = Path.Join(directory, Uri.UnescapeDataString(entry.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            entry.ExtractToFile(file);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return RuntimePack.Open(directory);
    }

    private string Install(string name, string version = "27.3.4.1\n", bool umask = false)
    {
        var root = _directory.Path(name);
        Write("bin/erl", $"#!/bin/sh\nROOTDIR={root}\n", executable: true);
        Write("bin/start", $"ROOTDIR={root}\n", executable: true);
        Write("bin/erlc", "erlc", executable: true);
        Write("erts-15.2.7/bin/erl", $"ROOTDIR={root}\n", executable: true);
        Write("erts-15.2.7/doc/index.html", "left out");
        Write("erts-15.2.7/bin/beam.smp", "", executable: true);
        File.Copy(Directory.GetFiles(Erlang.Root, "beam.smp", SearchOption.AllDirectories)[0], Path.Combine(root, "erts-15.2.7/bin/beam.smp"), overwrite: true);
        Write("lib/kernel-10.2/ebin/kernel.app", """{application,kernel,[{description,"k"},{vsn,"10.2"},{modules,[]},{registered,[]},{applications,[]}]}.""");
        Write("lib/kernel-10.2/src/kernel.erl", "left out");
        Write("lib/kernel-10.2/priv/a b+c%41.so", "nif", executable: true);
        _directory.Write($"shared-{name}", "shared");
        File.CreateSymbolicLink(Path.Combine(root, "lib/kernel-10.2/priv/shared.txt"), _directory.Path($"shared-{name}"));
        Write("lib/stdlib-6.2/ebin/stdlib.app", """{application,stdlib,[{description,"s"},{vsn,"6.2"},{modules,[]},{registered,[]},{applications,[kernel]}]}.""");
        Write("man/man1/erl.1", "left out");
        Write("releases/RELEASES", $"[{{release,\"{root}\"}}].");
        Write("releases/start_erl.data", "15.2.7 27");
        Write("releases/27/OTP_VERSION", version);
        Write("releases/27/start_clean.rel", """{release,{"Erlang/OTP","27"},{erts,"15.2.7"},[{kernel,"10.2"},{stdlib,"6.2"}]}.""");
        Write("releases/27/start_clean.script", "{script,{\"Erlang\",\"27\"},[]}.");
        return root;

        void Write(string path, string text, bool executable = false)
        {
            var file = _directory.Write(Path.Combine(name, path), text);
            var others = umask ? UnixFileMode.None : UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : UnixFileMode.None) | others);
        }
    }
}

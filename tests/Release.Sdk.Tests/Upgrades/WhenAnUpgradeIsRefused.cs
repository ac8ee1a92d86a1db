using System.Text;

namespace Release.Sdk.Tests.Upgrades;

/// <summary>Each refusal has its status and its message, and leaves every file of the release and the node as they were.</summary>
[TestClass]
public sealed class WhenAnUpgradeIsRefused
{
    private const int Usage = 2;
    private const int NotRunning = 3;
    private const int AlreadyRunning = 4;
    private const int Refused = 7;

    [TestMethod]
    public void WhatIsSaidMustBeOneVersion()
    {
        using var release = new UpgradableRelease();
        release.ShouldRefuse(Usage, "install takes one version", "install");
        release.ShouldRefuse(Usage, "unpack takes one version", "unpack", "1", "2");
        release.ShouldRefuse(5, "may hold only letters, digits", "remove", "../0.1.0");
        release.ShouldRefuse(Refused, "There is no archive counter-9.tar.gz", "unpack", "9");
        release.ShouldRefuse(Refused, "There is no archive ./9.tar.gz", "unpack", "./9.tar.gz");
        release.ShouldRefuse(Refused, "There is no version 9.", "remove", "9");
        release.ShouldRefuse(Refused, "Version 9 is not unpacked.", "commit", "9");
        release.ShouldRefuse(Refused, "Say which one", "commit");
        release.ShouldRefuse(NotRunning, "has not been started", "install", "9");
    }

    [TestMethod]
    public void AnArchiveMustBeWhatItsChecksumSays()
    {
        using var release = new UpgradableRelease();
        File.WriteAllText(release.Archive + ".sha256", $"{new string('0', 64)}  counter-0.2.0.tar.gz\n");
        release.ShouldRefuse(Refused, "is not what", "unpack", "0.2.0");
        File.WriteAllText(release.Archive + ".sha256", "");
        release.ShouldRefuse(Refused, "Cannot read a checksum", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AnArchiveMustBeWhole()
    {
        using var release = new UpgradableRelease();
        File.Delete(release.Archive + ".sha256");
        using (var file = File.OpenWrite(release.Archive))
        {
            file.SetLength(file.Length / 2);
        }

        release.ShouldRefuse(Refused, "is no whole archive", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AnArchiveMustBeARelease()
    {
        using var release = new UpgradableRelease();
        File.Delete(release.Archive + ".sha256");
        release.Repack(directory => Directory.Move(Path.Combine(directory, "releases"), Path.Combine(directory, "other")));
        release.ShouldRefuse(Refused, "holds no release", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AnArchiveMustBeOfThisRelease()
    {
        using var release = new UpgradableRelease();
        release.Repack(directory => File.Move(Path.Combine(directory, "releases/0.2.0/counter.rel"), Path.Combine(directory, "releases/0.2.0/shop.rel")));
        release.ShouldRefuse(Refused, "is a release of shop, not of counter", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AnArchiveMustBeForThisKindOfMachine()
    {
        using var release = new UpgradableRelease();
        release.Repack(directory =>
        {
            // The processor stands at byte 18 of an ELF header: 183 is AArch64, 243 RISC-V.
            using var program = File.OpenWrite(Path.Combine(Directory.GetDirectories(directory, "erts-*").Single(), "bin", "beam.smp"));
            program.Position = 18;
            program.WriteByte(program.Length % 2 == 0 ? (byte)243 : (byte)183);
        });
        release.ShouldRefuse(Refused, "for machines of another kind", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AnErlangThatIsNewHereMustRunHere()
    {
        using var release = new UpgradableRelease();
        release.Repack(directory =>
        {
            var erts = Directory.GetDirectories(directory, "erts-*").Single();
            var specification = Path.Combine(directory, "releases", "0.2.0", "counter.rel");
            File.WriteAllText(specification, File.ReadAllText(specification).Replace(Path.GetFileName(erts)["erts-".Length..], "99", StringComparison.Ordinal));
            var emulator = Path.Combine(erts, "bin", "beam.smp");
            // As of a machine with a later C library.
            File.WriteAllBytes(emulator, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(File.ReadAllBytes(emulator)).Replace("GLIBC_2.", "GLIBC_9.", StringComparison.Ordinal)));
            Directory.Move(erts, Path.Combine(directory, "erts-99"));
        });
        release.ShouldRefuse(Refused, "The Erlang of the archive does not run on this machine.", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AMemberMustNotLeaveTheRoot()
    {
        using var release = new UpgradableRelease();
        File.Delete(release.Archive + ".sha256");
        File.WriteAllText(release.Beside("evil"), "evil");
        Assert.AreEqual(0, Tool.Run("tar", ["-czf", release.Archive, "-P", "--transform", "s,^,../,", "evil"], release.Beside()).ExitCode);
        release.ShouldRefuse(Refused, "which no archive of a release does", "unpack", "0.2.0");
        Assert.AreEqual(0, Tool.Run("ln", ["-s", "/etc", release.Beside("link")]).ExitCode);
        Assert.AreEqual(0, Tool.Run("tar", ["-czf", release.Archive, "link"], release.Beside()).ExitCode);
        release.ShouldRefuse(Refused, "which no archive of a release does", "unpack", "0.2.0");
    }

    [TestMethod]
    public void ALibraryMustNotLeaveTheRootEither()
    {
        using var release = new UpgradableRelease();
        release.Repack(directory =>
        {
            var specification = Path.Combine(directory, "releases", "0.2.0", "counter.rel");
            File.WriteAllText(specification, File.ReadAllText(specification).Replace("{counter,\"0.2.0\"", "{counter,\"0.2.0/../../../../beside\"", StringComparison.Ordinal));
        });
        release.ShouldRefuse(Refused, "does not describe version 0.2.0", "unpack", "0.2.0");
    }

    [TestMethod]
    public void ThereMustBeRoom()
    {
        using var release = new UpgradableRelease();
        Directory.CreateDirectory(release.Beside("programs"));
        File.WriteAllText(release.Beside("programs", "df"), "#!/bin/sh\necho 'Filesystem 1024-blocks Used Available Capacity Mounted on'\necho '/dev/full of it 1000000 998976 1024 100% /the root'\n");
        Tool.Run("chmod", ["755", release.Beside("programs", "df")]);
        release.Environment["PATH"] = $"{release.Beside("programs")}:{Environment.GetEnvironmentVariable("PATH")}";
        release.ShouldRefuse(Refused, "and 1 are free", "unpack", "0.2.0");
    }

    [TestMethod]
    public void ALibraryOfTheSameVersionMustBeTheSame()
    {
        using var release = new UpgradableRelease();
        release.Repack(directory => File.AppendAllText(Path.Combine(Directory.GetDirectories(Path.Combine(directory, "lib"), "stdlib-*").Single(), "ebin", "stdlib.app"), "\n"));
        release.ShouldRefuse(Refused, "is used by an unpacked version, and the archive has other content for it", "unpack", "0.2.0");
    }

    [TestMethod]
    public void AVersionThatIsThereMustBeTheSame()
    {
        using var release = new UpgradableRelease();
        release.Unpacked();
        Assert.AreEqual("counter 0.2.0 is unpacked.", release.Succeed("unpack", "0.2.0"), "What is there already may be unpacked again.");
        release.Repack(directory => File.AppendAllText(Path.Combine(directory, "releases/0.2.0/sys.config"), "\n"));
        release.ShouldRefuse(Refused, "Version 0.2.0 is there, with other content", "unpack", "0.2.0");
    }

    [TestMethod]
    public void OneCommandIsAtWorkAtATime()
    {
        using var release = new UpgradableRelease();
        var boot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        var self = Environment.ProcessId;
        var started = File.ReadAllText($"/proc/{self}/stat").Split(") ")[^1].Split(' ')[19];
        File.WriteAllText(release.Releases("turn.7"), $"{self} {started} {boot}\n");
        release.ShouldRefuse(AlreadyRunning, $"Another command changes versions just now (process {self}).", "unpack", "0.2.0");
        File.WriteAllText(release.Releases("turn.7"), $"{self} 1 {boot}\n");
        release.Unpacked();
        Assert.AreEqual(0, Directory.GetFiles(release.Releases(), "turn*").Length);
    }

    [TestMethod]
    public void ThereMustBeAWayFromWhatRuns()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.ShouldRefuse(Refused, "Version 0.2.0 is not unpacked.", "install", "0.2.0");
        release.Unpacked();
        release.ShouldRefuse(Refused, "From 0.1.0 to 0.2.0 is an upgrade.", "downgrade", "0.2.0");
        release.ShouldRefuse(Refused, "0.1.0 is the version that starts.", "remove", "0.1.0");
        release.ShouldRefuse(Refused, "runs 0.1.0, not 0.2.0. Install 0.2.0 first", "commit", "0.2.0");

        var relup = release.Releases("0.2.0", "relup");
        var right = File.ReadAllText(relup);
        File.WriteAllText(relup, right.Replace("\"0.1.0\"", "\"0.0.9\"", StringComparison.Ordinal));
        release.ShouldRefuse(Refused, "the relup of 0.2.0 leads from 0.0.9, that of 0.1.0 back to none", "install", "0.2.0");
        File.WriteAllText(relup, right.Replace("[{load_object_code", "[restart_new_emulator, {load_object_code", StringComparison.Ordinal));
        release.ShouldRefuse(Refused, "for which the node must end: stop it, commit 0.2.0 and start", "install", "0.2.0");
        File.WriteAllText(relup, right[..20]);
        release.ShouldRefuse(Refused, "is no relup of version 0.2.0", "install", "0.2.0");
        File.WriteAllText(relup, right);

        release.Succeed("install", "0.2.0");
        release.ShouldRefuse(Refused, "From 0.2.0 to 0.1.0 is a downgrade.", "upgrade", "0.1.0");
        release.ShouldRefuse(Refused, "0.2.0 is the version that runs.", "remove", "0.2.0");
        StringAssert.Contains(release.Succeed("install", "0.2.0"), "runs counter 0.2.0 already.");
    }

    [TestMethod]
    public void TheConfigurationMustBeReadable()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked();
        const string Node = "{counter:bump(), application:get_env(counter, greeting), release_handler:which_releases(current)}.";
        File.WriteAllText(release.Releases("0.2.0", "sys.config"), "[{counter, [{greeting, \"three\"}]}\n");
        release.ShouldRefuse(Refused, "its configuration cannot be read, which OTP would take for an empty one", "install", "0.2.0");
        File.WriteAllText(release.Releases("0.2.0", "sys.config"), "[{counter, broken}].\n");
        release.ShouldRefuse(Refused, "holds other than {Application, Settings}", "install", "0.2.0");
        Assert.AreEqual("{1,{ok,\"one\"},[]}", release.Rpc(Node));
        File.WriteAllText(release.Releases("0.2.0", "sys.config"), "[{counter, [{greeting, \"three\"}]}].\n");
        release.Succeed("install", "0.2.0");
        Assert.AreEqual("{ok,\"three\"}", release.Rpc("application:get_env(counter, greeting)."));
    }

    [TestMethod]
    public void TheNodeMustStayWhereItIs()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked();
        File.WriteAllText(release.Releases("0.2.0", "env.sh"), "RELEASE_NODE=another\n");
        release.ShouldRefuse(Refused, "With version 0.2.0 the node would be another one: 'sname another@localhost ", "install", "0.2.0");
    }

    [TestMethod]
    public void WhatFailsBeforeThePointOfNoReturnLeavesTheNodeAsItWas()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked();
        var relup = release.Releases("0.2.0", "relup");
        // release_handler tries the instructions before the point of no return beforehand: one fails the first time, the other the second time.
        var right = File.ReadAllText(relup);
        File.WriteAllText(relup, right.Replace("[{load_object_code", "[{apply,{erlang,error,[told_to_fail]}}, {load_object_code", StringComparison.Ordinal));
        release.ShouldRefuse(Refused, "told_to_fail", "install", "0.2.0");
        File.WriteAllText(relup, right.Replace("[{load_object_code", "[{apply,{ets,new,[once,[named_table]]}}, {load_object_code", StringComparison.Ordinal));
        release.ShouldRefuse(1, "badarg", "install", "0.2.0");
        Assert.AreEqual("{1,{ok,\"one\"},false}", release.Rpc("{counter:bump(), application:get_env(counter, greeting), erlang:function_exported(counter, maximum, 0)}."));
        Assert.AreEqual("[\"0.1.0\"]", release.Rpc("[V || {counter, _, V} <- application:which_applications()]."));
    }

    [TestMethod]
    public void WhatFailsBehindItRestartsTheNodeWithWhatIsPermanent()
    {
        using var release = new UpgradableRelease();
        release.Start();
        release.Unpacked();
        release.Rpc("counter:bump().");
        var relup = release.Releases("0.2.0", "relup");
        var right = File.ReadAllText(relup);
        File.WriteAllText(relup, right.Replace("point_of_no_return,", "point_of_no_return, {apply,{erlang,error,[told_to_fail]}},", StringComparison.Ordinal));
        release.ShouldRefuse(1, "told_to_fail", "install", "0.2.0");
        Assert.AreEqual("{1,{ok,\"one\"}}", release.Rpc("{counter:bump(), application:get_env(counter, greeting)}."));
        File.WriteAllText(relup, right);
        release.Succeed("install", "0.2.0");
        Assert.AreEqual("2", release.Rpc("counter:bump()."));
    }

    [TestMethod]
    public void AReleaseWithoutItsOwnErlangIsPutInPlaceAsAWhole()
    {
        using var release = new UpgradableRelease();
        Directory.Delete(Directory.GetDirectories(release.Root, "erts-*").Single(), recursive: true);
        release.ShouldRefuse(Refused, "takes the Erlang of its host", "unpack", "0.2.0");
    }
}

using Release.Otp.Native;

namespace Release.Otp.Tests.Native;

/// <summary>Which files run on which machine: the loaders of the systems refuse all that is refused here.</summary>
[TestClass]
public sealed class WhenNativeFilesAreHeldAgainstATarget
{
    private static readonly NativeImage Plain = new(Machine.X64, NativeSystem.Linux, NativeKind.SharedLibrary) { Libc = Libc.Glibc, Needed = ["libc.so.6", "ld-linux-x86-64.so.2"] };
    private static readonly NativeImage Dll = new(Machine.X64, NativeSystem.Windows, NativeKind.SharedLibrary) { Needed = ["KERNEL32.dll"] };
    private static readonly NativeImage Dylib = new(Machine.Arm64, NativeSystem.MacOS, NativeKind.SharedLibrary) { Needed = ["/usr/lib/libSystem.B.dylib"] };

    [TestMethod]
    public void AFileOfTheSameKindIsFine() => Expect("", "linux-x64", Plain);

    [TestMethod]
    public void AnotherProcessorIsAnError() => Expect("REL3023", "linux-arm64", Plain);

    [TestMethod]
    public void AnotherSystemIsAnError() => Expect("REL3024", "linux-x64", Dll);

    [TestMethod]
    public void ElfOfAnUnknownSystemIsNoneOfWindows() => Expect("REL3024", "win-x64", new NativeImage(Machine.X64, NativeSystem.Unknown, NativeKind.SharedLibrary));

    [TestMethod]
    public void AnotherLibcIsAnError() => Expect("REL3025", "linux-musl-x64", Plain);

    [TestMethod]
    public void AStaticProgramRunsWithEveryLibc() => Expect("", "linux-musl-x64", new NativeImage(Machine.X64, NativeSystem.Linux, NativeKind.Program));

    [TestMethod]
    public void AnObjectFileIsNotRun() => Expect("", "linux-arm64", Plain with { Kind = NativeKind.Object });

    [TestMethod]
    public void AUniversalFileNeedsOneImageThatFits()
    {
        Expect("", "osx-arm64", Dylib with { Machine = Machine.X64 }, Dylib);
        Expect("REL3023", "osx-arm64", Dylib with { Machine = Machine.X64 }, Dylib with { Machine = Machine.X86 });
    }

    // The message of the loader: version `GLIBC_2.34' not found.
    [TestMethod]
    [DataRow("2.31", "REL3026")]
    [DataRow("2.34", "")]
    public void ANewerGlibcThanDeclaredIsAnError(string declared, string code)
    {
        var image = Plain with { Versions = [new("libc.so.6", "GLIBC_2.34"), new("libc.so.6", "GLIBC_2.2.5"), new("libc.so.6", "GLIBC_2.38", IsWeak: true)] };

        var findings = NativeFileChecks.In([Some.Part("lib/web-1/priv/nif.so", "web", image)], Id("linux-x64"), GlibcVersion.Parse(declared));

        Assert.AreEqual(code, string.Join(' ', findings.Select(finding => finding.Code)));
    }

    [TestMethod]
    public void ALibraryThatNothingProvidesIsAWarningForAllThatNeedIt()
    {
        var needy = Plain with { Needed = ["libcrypto.so.3", "libc.so.6"] };

        var finding = NativeFileChecks.In([Some.Part("lib/a-1/priv/a.so", "a", needy), Some.Part("lib/b-1/priv/b.so", "b", needy)], Id("linux-x64"), null).Single();

        Assert.AreEqual(("REL3027", Severity.Warning, new Place("/source/lib/a-1/priv/a.so")), (finding.Code, finding.Severity, finding.Place));
        foreach (var words in new[] { "'lib/a-1/priv/a.so' of application 'a'", "'lib/b-1/priv/b.so'", "'libcrypto.so.3'", "libssl3" })
        {
            Assert.Contains(words, finding.Message);
        }
    }

    [TestMethod]
    public void ALibraryOfTheReleaseIsThereByItsOwnNameOrItsFilesName()
    {
        var needy = Plain with { Needed = ["libone.so.1", "libtwo.so"] };
        NativePart[] parts =
        [
            Some.Part("lib/a-1/priv/a.so", "a", needy),
            Some.Part("lib/a-1/priv/libone.so.1.2.3", "a", Plain with { SharedName = "libone.so.1" }),
            Some.Part("lib/a-1/priv/libtwo.so", "a", Plain),
        ];

        Assert.IsEmpty(NativeFileChecks.In(parts, Id("linux-x64"), null));
        Assert.HasCount(2, NativeFileChecks.In(parts[..1], Id("linux-x64"), null).ToList());
    }

    [TestMethod]
    public void WhatTheUserSaysIsThereIsThere() =>
        Assert.IsEmpty(NativeFileChecks.In([Some.Part("lib/a-1/priv/a.so", "a", Plain with { Needed = ["libz.so.1"] })], Id("linux-x64"), null, name => name == "libz.so.1"));

    // https://learn.microsoft.com/dotnet/core/install/linux: lttng-ust is wanted for tracing only.
    [TestMethod]
    [DataRow("libcoreclrtraceptprovider.so", "")]
    [DataRow("libtracing.so", "REL3027")]
    public void DotnetsProviderOfLttngMayDoWithoutIt(string file, string code) => Assert.AreEqual(
        code,
        string.Join(' ', NativeFileChecks.In([Some.Part($"lib/a-1/priv/{file}", "a", Plain with { Needed = ["liblttng-ust.so.0"] })], Id("linux-x64"), null).Select(finding => finding.Code)));

    [TestMethod]
    public void NamesOfWindowsHaveNoCase() => Expect("", "win-x64", Dll with { Needed = ["kernel32.DLL", "API-MS-WIN-CRT-heap-l1-1-0.dll", "NIF.DLL"] });

    [TestMethod]
    public void TheRuntimeOfVisualCIsNoPartOfWindows() => Expect("REL3027", "win-x64", Dll with { Needed = ["VCRUNTIME140.dll"] });

    [TestMethod]
    public void WithoutAWordTheTargetIsTheEmulatorsMachine()
    {
        var emulator = Some.Part("erts-13/bin/beam.smp", null, Plain with { Machine = Machine.Arm64, Kind = NativeKind.Program });

        Assert.AreEqual("REL3023", NativeFileChecks.In([emulator, Some.Part("lib/a-1/priv/a.so", "a", Plain)], null, null).Single().Code);
        Assert.IsEmpty(NativeFileChecks.In([Some.Part("lib/a-1/priv/a.so", "a", Plain)], null, null));
    }

    // A portable program of .NET: https://learn.microsoft.com/dotnet/core/rid-catalog
    [TestMethod]
    public void LibrariesThatDotnetChoosesAtRunTimeAreNotHeldAgainstAnotherTarget()
    {
        var foreign = Some.Part("lib/a-1/priv/port/runtimes/win-x64/native/e.dll", "a", Dll);
        var own = Some.Part("lib/a-1/priv/port/runtimes/linux-x64/native/e.so", "a", Dll);

        Assert.AreEqual("REL3024", NativeFileChecks.In([foreign, own], Id("linux-x64"), null).Single().Code);
    }

    [TestMethod]
    [DataRow("linux-x64", NativeSystem.Linux, Libc.Glibc, "x64")]
    [DataRow("linux-musl-arm64", NativeSystem.Linux, Libc.Musl, "arm64")]
    [DataRow("linux-arm", NativeSystem.Linux, Libc.Glibc, "arm")]
    [DataRow("alpine.3.20-x64", NativeSystem.Linux, Libc.Musl, "x64")]
    [DataRow("ubuntu.22.04-x64", NativeSystem.Linux, Libc.Glibc, "x64")]
    [DataRow("osx.14-arm64", NativeSystem.MacOS, Libc.Unknown, "arm64")]
    [DataRow("win10-x64", NativeSystem.Windows, Libc.Unknown, "x64")]
    public void ARuntimeIdentifierIsASystemAndAProcessor(string text, NativeSystem system, Libc libc, string machine) =>
        Assert.AreEqual(new RuntimeIdentifier(text, system, libc, new Machine(machine)), RuntimeIdentifier.Parse(text));

    [TestMethod]
    [DataRow("linux")]
    [DataRow("x64")]
    [DataRow("linux-x46")]
    [DataRow("plan9-x64")]
    [DataRow("")]
    public void AnythingElseIsNone(string text) => Assert.IsNull(RuntimeIdentifier.Parse(text));

    private static RuntimeIdentifier Id(string text) => RuntimeIdentifier.Parse(text)!;

    private static void Expect(string code, string target, params NativeImage[] images) => Assert.AreEqual(
        code, string.Join(' ', NativeFileChecks.In([Some.Part("lib/web-1/priv/nif.dll", "web", images)], Id(target), null).Select(finding => finding.Code)));
}

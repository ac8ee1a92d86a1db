using Release.Otp.Native;

namespace Release.Otp.Tests.Native;

/// <summary>The oracle is readelf of GNU binutils, on the files of the installed OTP and on libraries of the system.</summary>
[TestClass]
public sealed class WhenReadelfReadsTheSame
{
    [TestMethod]
    public void ThereAreMoreThanAHundredFiles() => Assert.IsGreaterThan(100, InstalledNativeFiles.All.Count);

    [TestMethod]
    public void TheDynamicSectionIsTheSame()
    {
        foreach (var (file, image) in Images())
        {
            var output = InstalledNativeFiles.Ask("--dynamic", file);
            CollectionAssert.AreEqual(InstalledNativeFiles.Values(output, "NEEDED").ToArray(), image.Needed.ToArray(), file);
            Assert.AreEqual(InstalledNativeFiles.Values(output, "SONAME").FirstOrDefault(), image.SharedName, file);
            var paths = InstalledNativeFiles.Values(output, "RUNPATH").Concat(InstalledNativeFiles.Values(output, "RPATH")).FirstOrDefault("");
            CollectionAssert.AreEqual(paths.Split(':', StringSplitOptions.RemoveEmptyEntries), image.RunPath.ToArray(), file);
        }
    }

    [TestMethod]
    public void TheNeededVersionsAreTheSame()
    {
        var newest = new HashSet<GlibcVersion?>();
        foreach (var (file, image) in Images())
        {
            var expected = InstalledNativeFiles.Versions(InstalledNativeFiles.Ask("--version-info", file)).ToArray();
            CollectionAssert.AreEqual(expected, image.Versions.Select(version => (version.Library, version.Name, version.IsWeak)).ToArray(), file);
            newest.Add(image.NeededGlibc);
        }

        Assert.IsGreaterThan(3, newest.Count, "files of several versions of glibc");
    }

    [TestMethod]
    public void TheHeaderSaysTheSameMachineAndKind()
    {
        var kinds = new HashSet<NativeKind>();
        foreach (var (file, image) in Images())
        {
            var header = InstalledNativeFiles.Ask("--file-header", file);
            Assert.AreEqual(header.Contains("Advanced Micro Devices X86-64", StringComparison.Ordinal), image.Machine == Machine.X64, file);
            Assert.AreEqual(header.Contains("AArch64", StringComparison.Ordinal), image.Machine == Machine.Arm64, file);
            if (image.SharedName is null)
            {
                // readelf calls a program by its flag, or by its type EXEC.
                var isProgram = header.Contains("Position-Independent Executable", StringComparison.Ordinal) || header.Contains("EXEC (", StringComparison.Ordinal);
                Assert.AreEqual(isProgram, image.Kind == NativeKind.Program, file);
            }

            kinds.Add(image.Kind);
        }

        Assert.IsGreaterThan(1, kinds.Count, "programs and libraries");
    }

    [TestMethod]
    public void TheEmulatorIsForThisMachine()
    {
        var emulator = InstalledNativeFiles.All.Single(file => Path.GetFileName(file) == "beam.smp");
        var part = new NativePart("erts-1/bin/beam.smp", null, NativeFile.Read(File.ReadAllBytes(emulator), emulator)!);

        var identifier = NativeFileChecks.OfEmulator([part])!;

        Assert.AreEqual(
            $"linux-{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", identifier.Name);
        Assert.AreEqual(Libc.Glibc, identifier.Libc);
    }

    private static IEnumerable<(string File, NativeImage Image)> Images() =>
        InstalledNativeFiles.All.Select(file => (file, NativeFile.Read(File.ReadAllBytes(file), file)!.Images.Single()));
}

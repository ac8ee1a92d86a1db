using System.Text;
using Release.Otp.Native;

namespace Release.Otp.Tests.Native;

/// <summary>Files made from the System V ABI, Microsoft's "PE Format" and the headers of macOS.</summary>
[TestClass]
public sealed class WhenANativeFileIsRead
{
    // Numbers of machines: the ELF registry.
    [TestMethod]
    [DataRow(true, false, 62, "x64")]
    [DataRow(true, false, 183, "arm64")]
    [DataRow(false, false, 3, "x86")]
    [DataRow(false, false, 40, "arm")]
    [DataRow(true, true, 22, "s390x")]
    [DataRow(true, false, 243, "riscv64")]
    [DataRow(true, true, 21, "ELF machine 21, 64 bit, big-endian")]
    public void ElfOfEverySizeAndOrderTellsWhatItNeeds(bool is64, bool isBigEndian, int machine, string name)
    {
        var image = Some.Image(Some.Elf(is64, isBigEndian, (ushort)machine));

        Assert.AreEqual(
            new NativeImage(new Machine(name), NativeSystem.Linux, NativeKind.SharedLibrary) { Libc = Libc.Glibc, Needed = ["libc.so.6"], SharedName = "some.so" }, image);
    }

    [TestMethod]
    [DataRow("libc.so.6", null, 0, NativeSystem.Linux, Libc.Glibc)]
    [DataRow("libc.musl-x86_64.so.1", null, 0, NativeSystem.Linux, Libc.Musl)]
    [DataRow("libc.so", "/lib/ld-musl-x86_64.so.1", 0, NativeSystem.Linux, Libc.Musl)]
    [DataRow("libc.so", "/system/bin/linker64", 0, NativeSystem.Android, Libc.Unknown)]
    [DataRow("libm.so.6", "/lib64/ld-linux-x86-64.so.2", 0, NativeSystem.Linux, Libc.Glibc)]
    [DataRow("libc.so.7", "/libexec/ld-elf.so.1", 0, NativeSystem.FreeBsd, Libc.Unknown)]
    [DataRow("libc.so.7", null, 9, NativeSystem.FreeBsd, Libc.Unknown)]
    [DataRow("libother.so", null, 0, NativeSystem.Unknown, Libc.Unknown)]
    public void TheSystemFollowsFromLoaderHeaderAndLibraries(string needed, string? interpreter, int osAbi, NativeSystem system, Libc libc)
    {
        var image = Some.Image(Some.Elf(is64: true, isBigEndian: false, 62, needed: needed, interpreter: interpreter, osAbi: (byte)osAbi));

        Assert.AreEqual((system, libc, interpreter), (image.OS, image.Libc, image.Interpreter));
    }

    [TestMethod]
    [DataRow(0x8664, true, "x64")]
    [DataRow(0xAA64, true, "arm64")]
    [DataRow(0x14C, false, "x86")]
    public void APortableExecutableTellsItsImports(int machine, bool is64, string name)
    {
        var image = Some.Image(Some.Pe((ushort)machine, is64, isLibrary: true, ["KERNEL32.dll", "libcrypto-3.dll"]));

        Assert.AreEqual(new NativeImage(new Machine(name), NativeSystem.Windows, NativeKind.SharedLibrary) { Needed = ["KERNEL32.dll", "libcrypto-3.dll"] }, image);
    }

    // ECMA-335 II.25.3.3.1: 1 is ILONLY, 2 is 32BITREQUIRED.
    [TestMethod]
    [DataRow(0x14C, 1, false, "none")]
    [DataRow(0x8664, 0, true, "none")]
    [DataRow(0x14C, 3, false, "read")]
    [DataRow(0x8664, 0, false, "read")]
    public void AnAssemblyForEveryMachineIsNotNative(int machine, int flags, bool isAheadOfTime, string expected) =>
        Assert.AreEqual(expected, Some.Code(Some.Pe((ushort)machine, machine != 0x14C, isLibrary: true, [], (uint)flags, isAheadOfTime)));

    [TestMethod]
    public void TheAssembliesOfThisTestRunEverywhere()
    {
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            Assert.IsNull(NativeFile.Read(File.ReadAllBytes(file), file), file);
        }
    }

    [TestMethod]
    [DataRow(false, true, 0x0100000C, 2, "arm64", NativeKind.Program)]
    [DataRow(false, true, 0x01000007, 6, "x64", NativeKind.SharedLibrary)]
    [DataRow(true, false, 12, 8, "arm", NativeKind.SharedLibrary)]
    [DataRow(false, true, 0x01000007, 1, "x64", NativeKind.Object)]
    public void MachOTellsItsLibraries(bool isBigEndian, bool is64, int machine, int type, string name, NativeKind kind)
    {
        var image = Some.Image(Some.MachO(isBigEndian, is64, (uint)machine, (uint)type));

        Assert.AreEqual(
            new NativeImage(new Machine(name), NativeSystem.MacOS, kind)
            {
                Needed = ["/usr/lib/libSystem.B.dylib"],
                Optional = ["@rpath/libmaybe.dylib"],
                SharedName = "@rpath/libme.dylib",
                RunPath = ["@loader_path/../lib"],
            },
            image);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AUniversalFileHoldsAnImageForEachProcessor(bool is64)
    {
        var file = NativeFile.Read(Some.Universal(Some.MachO(false, true, 0x01000007, 2), Some.MachO(false, true, 0x0100000C, 2), is64), "beam.smp")!;

        CollectionAssert.AreEqual(new[] { Machine.X64, Machine.Arm64 }, file.Images.Select(image => image.Machine).ToArray());
    }

    // The class file of Java 17 begins with the magic of universal files and, as their count, its format 61.
    [TestMethod]
    public void AClassFileOfJavaIsNone() => Assert.AreEqual("none", Some.Code([0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 61, 0, 10]));

    [TestMethod]
    [DataRow("")]
    [DataRow("MZ")]
    [DataRow("#!/bin/sh\n")]
    [DataRow("MZ is how this text begins, and it goes on for longer than the header of a program of DOS.")]
    public void ATextIsNone(string text) => Assert.AreEqual("none", Some.Code(Encoding.ASCII.GetBytes(text)));
}

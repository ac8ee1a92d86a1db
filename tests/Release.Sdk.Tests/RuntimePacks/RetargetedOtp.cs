namespace Release.Sdk.Tests.RuntimePacks;

/// <summary>
/// The installed OTP as one for another machine would look: its smallest part that releases need, in which the header of each native file
/// names the other processor.
/// </summary>
public static class RetargetedOtp
{
    private const int MachineOffset = 18; // e_machine of the ELF header
    private const byte X64 = 62; // EM_X86_64
    private const byte Arm64 = 183; // EM_AARCH64

    public static string Make(Workspace workspace)
    {
        var root = workspace.Path("foreign");
        var releases = Directory.GetDirectories(Erlang.Root, "erts-*").Append(Path.Combine(Erlang.Root, "bin")).Append(Path.Combine(Erlang.Root, "releases"));
        var libraries = new[] { "kernel", "stdlib", "sasl" }.SelectMany(name => Directory.GetDirectories(Path.Combine(Erlang.Root, "lib"), name + "-*"));
        foreach (var directory in releases.Concat(libraries))
        {
            var target = Path.Combine(root, Path.GetRelativePath(Erlang.Root, directory));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            Assert.AreEqual(0, Tool.Run("cp", ["-aL", directory, target]).ExitCode);
        }

        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            Retarget(file);
        }

        return root;
    }

    private static void Retarget(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.AsSpan().StartsWith("\u007fELF"u8))
        {
            bytes[MachineOffset] = bytes[MachineOffset] == X64 ? Arm64 : X64;
            File.WriteAllBytes(file, bytes);
        }
    }
}

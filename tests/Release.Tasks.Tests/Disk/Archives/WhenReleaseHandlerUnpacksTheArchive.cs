using Release.Tasks.Disk.Archives;

using static Release.Tasks.Tests.Disk.Workshop;

namespace Release.Tasks.Tests.Disk.Archives;

/// <summary>Oracle: release_handler of the installed OTP, in a root of its own that borrows the installed libraries by links.</summary>
[TestClass]
public sealed class WhenReleaseHandlerUnpacksTheArchive
{
    [TestMethod]
    public void TheReleaseIsUnpackedAndListedWithItsLibraries()
    {
        using var shop = new Workshop();
        var (kernel, stdlib, sasl) = (Version("kernel"), Version("stdlib"), Version("sasl"));
        var specification = $"{{release,{{\"counter\",\"0.2.0\"}},{{erts,\"{Version("erts")}\"}},[{{kernel,\"{kernel}\"}},{{stdlib,\"{stdlib}\"}},{{sasl,\"{sasl}\"}},{{counter,\"0.2.0\"}}]}}.\n";
        var written = shop.Write(
            Text("releases/start_erl.data", "ours"),
            Text("releases/RELEASES", "ours"),
            Text("releases/0.2.0/counter.rel", specification),
            Text("releases/0.2.0/start.boot", "boot"),
            Text("lib/counter-0.2.0/ebin/counter.app", "{application,counter,[]}.\n"));
        Assert.IsTrue(written.Succeeded);
        var root = ScratchRoot(shop, kernel, stdlib, sasl);
        var packed = new ReleaseArchive(new ReleaseArchiveOptions
        {
            Root = shop.Root,
            ManifestFile = shop.ManifestFile,
            Archive = Path.Join(root, "releases/counter-0.2.0.tar.gz"),
            ReleaseSpecification = "releases/0.2.0/counter.rel",
        }).Write();
        Assert.IsEmpty(packed.Diagnostics);
        var result = Unpack(root);
        StringAssert.Contains(result.Output, $"{{ok,\"0.2.0\"}} {{\"counter\",\"0.2.0\",[\"kernel-{kernel}\",\"stdlib-{stdlib}\",\"sasl-{sasl}\",\"counter-0.2.0\"],unpacked}}", result.Errors);
        Assert.IsTrue(File.Exists(Path.Join(root, "lib/counter-0.2.0/ebin/counter.app")));
        Assert.IsTrue(File.Exists(Path.Join(root, "releases/0.2.0/start.boot")));
    }

    private static string ScratchRoot(Workshop shop, params string[] versions)
    {
        var root = shop.Path("root");
        Directory.CreateDirectory(Path.Join(root, "lib"));
        Directory.CreateDirectory(Path.Join(root, "releases"));
        foreach (var library in "kernel stdlib sasl".Split(' ').Zip(versions, (name, version) => $"{name}-{version}"))
        {
            File.CreateSymbolicLink(Path.Join(root, "lib", library), Path.Join(Erlang.Root, "lib", library));
        }

        File.CreateSymbolicLink(Path.Join(root, "bin"), Path.Join(Erlang.Root, "bin"));
        File.WriteAllText(Path.Join(root, "releases/RELEASES"), $"[{{release,\"counter\",\"0.1.0\",\"{Version("erts")}\",[],permanent}}].\n");
        return root;
    }

    private static ToolResult Unpack(string root)
    {
        var bin = Path.Join(Erlang.Root, $"erts-{Version("erts")}", "bin");
        const string unpack =
            """
            Unpacked = release_handler:unpack_release("counter-0.2.0"),
            io:format("~0p ~0p", [Unpacked, lists:keyfind("0.2.0", 2, release_handler:which_releases())]),
            init:stop().
            """;
        return Tool.Run(
            Path.Join(bin, "erlexec"),
            ["-noinput", "-boot", "start_sasl", "-kernel", "logger_level", "error", "-eval", unpack],
            environment: new Dictionary<string, string?> { ["ROOTDIR"] = root, ["BINDIR"] = bin, ["EMU"] = "beam", ["PROGNAME"] = "erl" });
    }

    private static string Version(string name) =>
        Directory.GetDirectories(name == "erts" ? Erlang.Root : Path.Join(Erlang.Root, "lib"), $"{name}-*").Select(path => Path.GetFileName(path)[(name.Length + 1)..]).Single();
}

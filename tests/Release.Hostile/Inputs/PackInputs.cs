using System.Security.Cryptography;
using System.Text;
using Release.Tasks;

namespace Release.Hostile.Inputs;

/// <summary>Runtime packs, as a package manager may have unpacked them, read by the task that checks them.</summary>
internal static class PackInputs
{
    private const string Group = "pack";
    private const string Name = "otp-runtime.manifest";

    private static readonly string[] BadPaths =
    [
        "../evil", "a/../../evil", "/etc/passwd", "//etc", "C:/evil", "a:stream", "a\\b", "a\\..\\..\\evil", "./a", "a/./b", "a//b", "a/", "", ".", "..", "a\u0001b", "a\u007fb", "con", "nul.txt", "a.", "a ", "A/x", "bin/ERL", "bin/erl/below", "bin", "a\tb", new string('a', 300), string.Join('/', Enumerable.Repeat("aaaa", 1200)),
    ];

    private static readonly (string Name, string Text)[] Manifests =
    [
        ("nothing", ""), ("bytes", "\u0001\u0002"), ("another format", "otp-runtime-pack 2\nend\n"), ("a header alone", "otp-runtime-pack 1\n"), ("no end", Text("otp-runtime-pack 1", [Line("bin/erl", 3, Sum("erl"))])[..^4]),
        ("an identifier with a separator", Text("otp-runtime-pack 1", []).Replace("linux-x64", "../x", StringComparison.Ordinal)), ("a version with a line break", Text("otp-runtime-pack 1", []).Replace("25.2.3", "25\u0001", StringComparison.Ordinal)), ("no version", Text("otp-runtime-pack 1", []).Replace("otp\t", "otp ", StringComparison.Ordinal)),
        ("a mode with the set-user bit", Manifest("4755\t3\t" + Sum("erl") + "\tbin/erl")), ("a mode that is no number", Manifest("rwx\t3\t" + Sum("erl") + "\tbin/erl")), ("a size that is no number", Manifest("644\tx\t" + Sum("erl") + "\tbin/erl")), ("a negative size", Manifest("644\t-3\t" + Sum("erl") + "\tbin/erl")),
        ("a size of 2^64", Manifest("644\t18446744073709551616\t" + Sum("erl") + "\tbin/erl")), ("a sum that is none", Manifest("644\t3\tzz\tbin/erl")), ("a sum in upper case", Manifest("644\t3\t" + Sum("erl").ToUpperInvariant() + "\tbin/erl")), ("a line of one word", Manifest("x")), ("a file twice", Manifest(Line("bin/erl", 3, Sum("erl")), Line("bin/erl", 3, Sum("erl")))),
        ("files that differ in case", Manifest(Line("bin/erl", 3, Sum("erl")), Line("bin/Erl", 3, Sum("erl")))), ("directories that differ in case", Manifest(Line("bin/erl", 3, Sum("erl")), Line("Bin/x", 3, Sum("erl")))), ("a file that is not there", Manifest(Line("bin/erl", 3, Sum("erl")), Line("bin/gone", 3, Sum("erl")))),
        ("a wrong sum", Manifest(Line("bin/erl", 3, Sum("other")))), ("a wrong size", Manifest(Line("bin/erl", 4, Sum("erl")))), ("a file that is not in it", Manifest()),
    ];

    public static IEnumerable<HostileInput> All =>
    [
        Of("a pack", Expected.Read, Manifest(Line("bin/erl", 3, Sum("erl")))),
        .. BadPaths.Select(path => Of($"the path {(path.Length < 100 ? path.Replace("\t", "\\t", StringComparison.Ordinal) : $"of {path.Length} characters")}", Expected.Refused, Manifest(Line("bin/erl", 3, Sum("erl")), Line(path, 3, Sum("erl"))))),
        .. Manifests.Select(manifest => Of("a manifest with " + manifest.Name, Expected.Refused, manifest.Text)),
        Of("half a million lines", Expected.Refused, () => Manifest([.. Enumerable.Range(0, 500_000).Select(i => Line($"lib/{i}", 3, Sum("erl")))]), isHeavy: true),
        Of("64 MiB of line breaks", Expected.Refused, () => new string('\n', (1 << 26) - 1), isHeavy: true),
        Of("paths 2000 deep", Expected.Refused, () => Manifest([.. Enumerable.Range(0, 300).Select(i => Line(string.Join('/', Enumerable.Repeat("a", 2000)) + i, 3, Sum("erl")))]), isHeavy: true),
        Changed("no manifest", pack => File.Delete(Path.Join(pack, Name))),
        Changed("a manifest that is a directory", pack => { File.Delete(Path.Join(pack, Name)); Directory.CreateDirectory(Path.Join(pack, Name)); }),
        Changed("a manifest that is a link", pack => { File.Delete(Path.Join(pack, Name)); File.CreateSymbolicLink(Path.Join(pack, Name), "/etc/passwd"); }),
        Changed("a manifest that is a pipe", pack => { File.Delete(Path.Join(pack, Name)); Tool.Run("mkfifo", [Path.Join(pack, Name)]); }),
        Changed("a manifest of 8 GiB without content", pack => Tool.Run("truncate", ["-s", "8G", Path.Join(pack, Name)])),
        Changed("a link in place of a file", pack => Replace(pack, file => File.CreateSymbolicLink(file, "/etc/passwd"))),
        Changed("a link to the file itself", pack => Replace(pack, file => File.CreateSymbolicLink(file, "erl"))),
        Changed("a pipe in place of a file", pack => Replace(pack, file => Tool.Run("mkfifo", [file]))),
        Changed("a directory in place of a file", pack => Replace(pack, file => Directory.CreateDirectory(file))),
        Changed("a link to a directory besides", pack => File.CreateSymbolicLink(Path.Join(pack, "otp/etc"), "/etc")),
        Changed("a loop of links besides", pack => File.CreateSymbolicLink(Path.Join(pack, "otp/loop"), ".")),
        Changed("a file besides", pack => File.WriteAllText(Path.Join(pack, "otp/besides"), "")),
        Changed("a file of 8 GiB without content", pack => Tool.Run("truncate", ["-s", "8G", Path.Join(pack, "otp/bin/erl")])),
        Changed("a changed byte", pack => File.WriteAllText(Path.Join(pack, "otp/bin/erl"), "erL")),
        Changed("no installation", pack => Directory.Delete(Path.Join(pack, "otp"), recursive: true)),
    ];

    /// <summary>A manifest that is right, for those that change it.</summary>
    public static byte[] Seed => Encoding.UTF8.GetBytes(Manifest(Line("bin/erl", 3, Sum("erl")), Line("lib/kernel-8.5.3/ebin/kernel.app", 3, Sum("erl"))));

    private static string Manifest(params string[] lines) => Text("otp-runtime-pack 1", lines);

    private static string Text(string format, string[] lines) => string.Join('\n', [format, "identifier\tlinux-x64", "otp\t25.2.3", "erts\t13.1.5", .. lines, "end", ""]);

    private static string Line(string path, long size, string sum) => $"644\t{size}\t{sum}\t{path}";

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Replace(string pack, Action<string> make)
    {
        var file = Path.Join(pack, "otp/bin/erl");
        File.Delete(file);
        make(file);
    }

    private static HostileInput Changed(string name, Action<string> change) => Made(name, Expected.Refused, () => Manifest(Line("bin/erl", 3, Sum("erl"))), change, false);

    private static HostileInput Of(string name, Expected expected, string manifest) => Made(name, expected, () => manifest, _ => { }, false);

    private static HostileInput Of(string name, Expected expected, Func<string> manifest, bool isHeavy) => Made(name, expected, manifest, _ => { }, isHeavy);

    private static HostileInput Made(string name, Expected expected, Func<string> manifest, Action<string> change, bool isHeavy) => new(Group, name, expected, sandbox =>
    {
        sandbox.Write("pack/" + Name, Encoding.UTF8.GetBytes(manifest()));
        sandbox.Write("pack/otp/bin/erl", "erl"u8.ToArray());
        var pack = Path.Join(sandbox.Input, "pack");
        change(pack);
        return () => TaskRun.Errors(sandbox, new CheckRuntimePack { Packs = [pack], RecordFile = Path.Join(sandbox.Output, "record") });
    })
    { IsHeavy = isHeavy };
}

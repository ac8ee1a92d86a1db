using System.Text;

namespace Release.Hostile.Inputs;

/// <summary>Directories and descriptions, given as releases to upgrade from.</summary>
internal static class DirectoryInputs
{
    private const string Group = "directory";

    public static IEnumerable<HostileInput> All =>
    [
        Of("a release", Expected.Read, _ => { }),
        Of("a link to a file outside", Expected.Refused, root => Link(root, "lib/web-1.0/ebin/other.beam", "/etc/passwd")),
        Of("a link to a directory outside", Expected.Read, root => Link(root, "lib/other-1", "/etc")),
        Of("a link to an application outside", Expected.Refused, root => Link(root, "lib/other-1", Directory.GetDirectories(Path.Join(Erlang.Root, "lib"), "stdlib-*")[0])),
        Of("a link to the directory above", Expected.Read, root => Link(root, "lib/up", "..")),
        Of("two links to the directory above", Expected.Read, root => { Link(root, "lib/up", ".."); Link(root, "lib/again", ".."); }),
        Of("a link to itself", Expected.Refused, root => Link(root, "lib/web-1.0/ebin/self.beam", "self.beam")),
        Of("a link to nothing", Expected.Refused, root => Link(root, "lib/web-1.0/ebin/nothing.beam", "nowhere")),
        Of("a link to an endless device", Expected.Refused, root => Link(root, "lib/web-1.0/ebin/zero.beam", "/dev/zero")),
        Of("a link to a file inside", Expected.Read, root => Link(root, "lib/web-1.0/priv/link", "data")),
        Of("a pipe", Expected.Refused, root => Run(root, "mkfifo", "lib/web-1.0/ebin/pipe.beam")),
        Of("a pipe that is called like an application", Expected.Refused, root => Run(root, "mkfifo", "lib/web-1.0/ebin/pipe.app")),
        Of("a module that is a directory", Expected.Either, root => Directory.CreateDirectory(Path.Join(root, "lib/web-1.0/ebin/directory.beam"))),
        Of("a module of 8 GiB without content", Expected.Refused, root => Run(root, "truncate", "-s", "8G", "lib/web-1.0/ebin/sparse.beam")),
        Of("an application of 8 GiB without content", Expected.Refused, root => Run(root, "truncate", "-s", "8G", "lib/web-1.0/ebin/sparse.app")),
        Of("an unread file of 8 GiB without content", Expected.Read, root => Run(root, "truncate", "-s", "8G", "lib/web-1.0/priv/sparse")),
        Of("no release in it", Expected.Refused, root => Directory.Delete(Path.Join(root, "releases"), recursive: true)),
        Of("two releases in it", Expected.Refused, root => { File.Delete(Path.Join(root, "releases/start_erl.data")); Write(root, "releases/2.0/web.rel", "{release,{\"web\",\"2.0\"},{erts,\"13\"},[]}."); }),
        Of("an application that is not there", Expected.Refused, root => File.Delete(Path.Join(root, "lib/web-1.0/ebin/web.app"))),
        Of("an application without a version", Expected.Refused, root => Write(root, "lib/web-1.0/ebin/web.app", "{application,web,[{description,\"\"},{modules,[m]},{registered,[]},{applications,[kernel,stdlib]}]}.")),
        Of("two releases in it, and the word which of them runs", Expected.Read, root => Write(root, "releases/2.0/web.rel", "{release,{\"web\",\"2.0\"},{erts,\"13\"},[]}.")),
        Of("two releases in it, and the word that neither of them runs", Expected.Refused, root => { Write(root, "releases/start_erl.data", "13.1.5 3.0"); Write(root, "releases/2.0/web.rel", "{release,{\"web\",\"2.0\"},{erts,\"13\"},[]}."); }),
        Of("a release without a kernel", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "{release,{\"web\",\"1.0\"},{erts,\"13.1.5\"},[{stdlib,\"4.2\"},{web,\"1.0\"}]}.")),
        Of("a protocol that is consolidated", Expected.Read, root => File.Copy(Path.Join(root, "lib/web-1.0/ebin/m.beam"), Path.Join(Directory.CreateDirectory(Path.Join(root, "releases/1.0/consolidated")).FullName, "m.beam"))),
        Of("a protocol that is no module", Expected.Refused, root => Write(root, "releases/1.0/consolidated/m.beam", "no module")),
        Of("other files where releases keep theirs", Expected.Read, root => { Write(root, "releases/RELEASES", "x"); Write(root, "releases/1.0/start.boot", "x"); Write(root, "releases/1.0/consolidated/x.txt", "x"); Write(root, "lib/web-1.0/ebin/x.txt", "x"); }),
        Of("another application's file", Expected.Either, root => File.Copy(Path.Join(root, "lib/stdlib-4.2/ebin/stdlib.app"), Path.Join(root, "lib/web-1.0/ebin/web.app"), overwrite: true)),
        Of("a module that cannot be read as one", Expected.Refused, root => Write(root, "lib/web-1.0/ebin/x.beam", "no module")),
        Of("a release file of bytes", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "\u0001\u0002\u0003")),
        Of("a release file without end", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "{release,{\"web\",\"1.0\"}")),
        Of("a runtime system of no version", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "{release,{\"web\",\"1.0\"},{erts,\"x\"},[{kernel,\"8.5.3\"},{stdlib,\"4.2\"},{web,\"1.0\"}]}.")),
        Of("a runtime system of a giant version", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "{release,{\"web\",\"1.0\"},{erts,\"2147483647.1\"},[{kernel,\"8.5.3\"},{stdlib,\"4.2\"},{web,\"1.0\"}]}.")),
        Of("a version with separators", Expected.Refused, root => Write(root, "releases/1.0/web.rel", "{release,{\"web\",\"1/../../0\"},{erts,\"13.1.5\"},[{kernel,\"8.5.3\"},{stdlib,\"4.2\"},{web,\"1.0\"}]}.")),
        Of("a start_erl.data of a megabyte", Expected.Read, root => Write(root, "releases/start_erl.data", new string('x', 1 << 20))),
        Of("directories 1000 deep", Expected.Read, root => Run(root, "sh", "-c", "i=0; while [ $i -lt 1000 ]; do mkdir d && cd d || exit; i=$((i+1)); done")),
        Description("nothing", Expected.Refused, ""),
        Description("another term", Expected.Refused, "{release,1}."),
        Description("a later format", Expected.Refused, "{release_description,99999999999999999999}."),
        Description("a part of one", Expected.Refused, "{release_description,1}.\n{otp,25}.\n"),
        Description("modules of no application", Expected.Refused, AllParsers.Described + "{modules,nobody,[]}.\n"),
        Description("an application twice", Expected.Refused, AllParsers.Described + "{application,web,[{vsn,\"1.0\"}]}."),
        Description("a digest that is none", Expected.Refused, AllParsers.Described + "{modules,web,[{m,<<\"x\">>}]}."),
        Description("no text", Expected.Refused, "\u0001\u0002"),
        Description("a cut", Expected.Refused, "{release_description,1"),
        Missing("nothing at the path", "missing"),
        Missing("a path with a line break", "missing\n/etc"),
        Missing("a path of 5000 characters", new string('a', 5000)),
    ];

    private static HostileInput Of(string name, Expected expected, Action<string> change) => new(Group, name, expected, sandbox =>
    {
        foreach (var (path, content) in SomeRelease.Files)
        {
            sandbox.Write("web/" + path, content);
        }

        var root = Path.Join(sandbox.Input, "web");
        change(root);
        return () => TarInputs.Read(root);
    });

    private static HostileInput Description(string name, Expected expected, string text) => new(Group, "a description: " + name, expected, sandbox =>
    {
        var file = sandbox.Write("web.release", Encoding.UTF8.GetBytes(text));
        return () => TarInputs.Read(file);
    });

    private static HostileInput Missing(string name, string path) => new(Group, name, Expected.Refused, sandbox => () => TarInputs.Read(Path.Join(sandbox.Input, path)));

    private static void Link(string root, string path, string target) => File.CreateSymbolicLink(Path.Join(root, path), target);

    private static void Write(string root, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(root, path))!);
        File.WriteAllText(Path.Join(root, path), text);
    }

    private static void Run(string root, string program, params string[] arguments) => Tool.Run(program, arguments, root);
}

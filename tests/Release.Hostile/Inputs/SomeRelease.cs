using System.Text;
using Some = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile.Inputs;

/// <summary>A small release, as an upgrade base: its files by path.</summary>
internal static class SomeRelease
{
    public static IReadOnlyList<(string Path, byte[] Content)> Files { get; } =
    [
        ("releases/start_erl.data", "13.1.5 1.0\n"u8.ToArray()),
        ("releases/1.0/web.rel", Encoding.UTF8.GetBytes("{release,{\"web\",\"1.0\"},{erts,\"13.1.5\"},[{kernel,\"8.5.3\"},{stdlib,\"4.2\"},{web,\"1.0\"}]}.\n")),
        ("releases/1.0/sys.config", "[].\n"u8.ToArray()),
        ("lib/kernel-8.5.3/ebin/kernel.app", Resource("kernel", "8.5.3")),
        ("lib/stdlib-4.2/ebin/stdlib.app", Resource("stdlib", "4.2")),
        ("lib/web-1.0/ebin/web.app", Resource("web", "1.0", "m")),
        ("lib/web-1.0/ebin/m.beam", Some.Form(Some.Chunks)),
        ("lib/web-1.0/priv/data", new byte[3000]),
        ("bin/web", "#!/bin/sh\n"u8.ToArray()),
    ];

    private static byte[] Resource(string name, string vsn, string modules = "") => Encoding.UTF8.GetBytes(
        $"{{application,{name},[{{description,\"\"}},{{vsn,\"{vsn}\"}},{{modules,[{modules}]}},{{registered,[]}},{{applications,[{(name is "kernel" ? "" : name is "stdlib" ? "kernel" : "kernel,stdlib")}]}}]}}.\n");
}

namespace Release.Otp.Native;

/// <summary>The libraries that every system of a kind has, and what brings the others that Erlang systems need most.</summary>
internal static class SystemLibraries
{
    private static readonly HashSet<string> Glibc =
    [
        "libc.so.6", "libm.so.6", "libmvec.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libutil.so.1", "libresolv.so.2", "libanl.so.1",
        "libthread_db.so.1", "libgcc_s.so.1", "libstdc++.so.6", "linux-vdso.so.1",
    ];

    // libgcc_s and libstdc++ are no part of a bare Alpine, and every program of C++ there brings them in.
    private static readonly HashSet<string> Musl = ["libc.so", "libgcc_s.so.1", "libstdc++.so.6"];

    // Parts of Windows 10 and of every Windows Server since 2016.
    private static readonly HashSet<string> Windows = new(StringComparer.OrdinalIgnoreCase)
    {
        "advapi32.dll", "authz.dll", "avrt.dll", "bcrypt.dll", "bcryptprimitives.dll", "cabinet.dll", "cfgmgr32.dll", "combase.dll", "comctl32.dll", "comdlg32.dll", "crypt32.dll",
        "cryptbase.dll", "d2d1.dll", "d3d11.dll", "d3d12.dll", "d3d9.dll", "dbghelp.dll", "dnsapi.dll", "dsound.dll", "dwmapi.dll", "dwrite.dll", "dxgi.dll", "fwpuclnt.dll",
        "gdi32.dll", "gdiplus.dll", "glu32.dll", "hid.dll", "httpapi.dll", "icu.dll", "imagehlp.dll", "imm32.dll", "iphlpapi.dll", "kernel32.dll", "kernelbase.dll", "mf.dll",
        "mfplat.dll", "mpr.dll", "msi.dll", "msimg32.dll", "mswsock.dll", "msvcrt.dll", "ncrypt.dll", "netapi32.dll", "normaliz.dll", "ntdll.dll", "odbc32.dll", "odbccp32.dll",
        "ole32.dll", "oleacc.dll", "oleaut32.dll", "opengl32.dll", "pdh.dll", "powrprof.dll", "propsys.dll", "psapi.dll", "rpcrt4.dll", "sechost.dll", "secur32.dll", "setupapi.dll",
        "shell32.dll", "shlwapi.dll", "synchronization.dll", "ucrtbase.dll", "urlmon.dll", "user32.dll", "userenv.dll", "usp10.dll", "uxtheme.dll", "version.dll", "wevtapi.dll",
        "winhttp.dll", "wininet.dll", "winmm.dll", "winspool.drv", "wintrust.dll", "wldap32.dll", "ws2_32.dll", "wsock32.dll", "wtsapi32.dll", "xinput9_1_0.dll",
    };

    // The beginning of a library's name, what it belongs to, and the package that brings it in Debian and Ubuntu, in Alpine.
    private static readonly (string Library, string What, string Debian, string Alpine)[] Packages =
    [
        ("libcrypto.so.3", "OpenSSL 3", "libssl3", "libcrypto3"),
        ("libssl.so.3", "OpenSSL 3", "libssl3", "libssl3"),
        ("libcrypto.so.1.1", "OpenSSL 1.1", "libssl1.1", "openssl1.1-compat"),
        ("libtinfo.so.6", "ncurses", "libtinfo6", "ncurses-libs"),
        ("libncursesw.so.6", "ncurses", "libncursesw6", "ncurses-libs"),
        ("libncurses.so.6", "ncurses", "libncurses6", "ncurses-libs"),
        ("libz.so.1", "zlib", "zlib1g", "zlib"),
        ("libzstd.so.1", "zstd", "libzstd1", "zstd-libs"),
        ("libsctp.so.1", "SCTP", "libsctp1", "lksctp-tools"),
        ("libodbc.so", "unixODBC", "libodbc2", "unixodbc"),
        ("libsystemd.so.0", "systemd", "libsystemd0", "elogind"),
        ("libsqlite3.so.0", "SQLite", "libsqlite3-0", "sqlite-libs"),
        ("libyaml-0.so.2", "LibYAML", "libyaml-0-2", "yaml"),
        ("libexpat.so.1", "Expat", "libexpat1", "libexpat"),
        ("libffi.so.8", "libffi", "libffi8", "libffi"),
        ("libsodium.so.23", "libsodium", "libsodium23", "libsodium"),
        ("libwx_", "wxWidgets, of the application wx", "libwxgtk3.2-1", "wxwidgets"),
        ("libGL.so.1", "OpenGL", "libgl1", "mesa-gl"),
        ("libGLU.so.1", "OpenGL", "libglu1-mesa", "glu"),
    ];

    /// <summary>Whether every system of that kind has a library. Of a kind that we do not know nothing is said to be missing.</summary>
    public static bool Has(RuntimeIdentifier target, string library) => (target.OS, target.Libc) switch
    {
        (NativeSystem.Linux, Libc.Musl) => Musl.Contains(library) || library.StartsWith("libc.musl-", StringComparison.Ordinal) || library.StartsWith("ld-musl-", StringComparison.Ordinal),
        (NativeSystem.Linux, _) => Glibc.Contains(library) || IsGlibcLoader(library),
        (NativeSystem.Windows, _) => Windows.Contains(library) || library.StartsWith("api-ms-win-", StringComparison.OrdinalIgnoreCase) || library.StartsWith("ext-ms-", StringComparison.OrdinalIgnoreCase),
        (NativeSystem.MacOS, _) => library.StartsWith("/usr/lib/", StringComparison.Ordinal) || library.StartsWith("/System/", StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether a file is one that its program does without where it cannot be loaded: .NET's provider of LTTng, in every self-contained program.</summary>
    public static bool IsOptional(string file) => file == "libcoreclrtraceptprovider.so";

    /// <summary>What the user can do about a library that is missing.</summary>
    public static string WayOut(RuntimeIdentifier target, string library) =>
        target.OS == NativeSystem.Linux && Packages.FirstOrDefault(package => library.StartsWith(package.Library, StringComparison.Ordinal)) is { What: { } what } package
            ? $"It is a part of {what}: install {(target.Libc == Libc.Musl ? $"the package {package.Alpine}" : $"the package {package.Debian} or its like")} there, or put it into the release."
        : target.OS == NativeSystem.Windows && (library.StartsWith("vcruntime", StringComparison.OrdinalIgnoreCase) || library.StartsWith("msvcp", StringComparison.OrdinalIgnoreCase))
            ? "It is a part of the Microsoft Visual C++ Redistributable: install that there, or put it into the release."
        : target.OS == NativeSystem.MacOS
            ? "Install what brings it at that path there, or put it beside the file and link with @loader_path."
        : "Install the package that brings it there, or put it into the release.";

    private static bool IsGlibcLoader(string library) =>
        library.StartsWith("ld-linux", StringComparison.Ordinal) || library is "ld.so.1" or "ld64.so.1" or "ld64.so.2" || library.StartsWith("libnss_", StringComparison.Ordinal);
}

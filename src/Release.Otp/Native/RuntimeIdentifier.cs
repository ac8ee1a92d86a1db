namespace Release.Otp.Native;

/// <summary>The kind of machine that a release is for, as .NET names it.</summary>
/// <param name="Name">The identifier as written, as in <c>linux-musl-x64</c>.</param>
/// <param name="OS">The operating system.</param>
/// <param name="Libc">The C library; unknown where the system has but one.</param>
/// <param name="Machine">The processor.</param>
public sealed record RuntimeIdentifier(string Name, NativeSystem OS, Libc Libc, Machine Machine)
{
    /// <summary>Reads an identifier, also one with a version or the name of a distribution; null where the text is none.</summary>
    public static RuntimeIdentifier? Parse(string text)
    {
        var parts = text.ToLowerInvariant().Split('-');
        var machine = MachineOf(parts[^1]);
        var system = string.Join('-', parts[..^1]);
        return machine is not null && SystemOf(system) is var (os, libc) && os != NativeSystem.Unknown ? new RuntimeIdentifier(text, os, libc, machine) : null;
    }

    /// <summary>The identifier of the machine that an image is for; null where the image does not say, or no identifier names it.</summary>
    public static RuntimeIdentifier? Of(NativeImage image) =>
        Prefix(image.OS, image.Libc) is { } prefix && Machine.Known.Contains(image.Machine)
            ? new RuntimeIdentifier($"{prefix}-{image.Machine}", image.OS, image.OS == NativeSystem.Linux && image.Libc == Libc.Unknown ? Libc.Glibc : image.Libc, image.Machine)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Machine? MachineOf(string name) => name switch
    {
        "armel" or "armv6" => Machine.Arm,
        _ => Machine.Known.FirstOrDefault(machine => machine.Name == name),
    };

    private static (NativeSystem OS, Libc Libc) SystemOf(string name) => name switch
    {
        "linux" => (NativeSystem.Linux, Libc.Glibc),
        "linux-musl" => (NativeSystem.Linux, Libc.Musl),
        "linux-bionic" or "android" => (NativeSystem.Android, Libc.Unknown),
        "osx" => (NativeSystem.MacOS, Libc.Unknown),
        "win" => (NativeSystem.Windows, Libc.Unknown),
        "freebsd" => (NativeSystem.FreeBsd, Libc.Unknown),
        "illumos" or "solaris" => (NativeSystem.Solaris, Libc.Unknown),
        _ => Versioned(name),
    };

    private static (NativeSystem OS, Libc Libc) Versioned(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.') switch
    {
        "osx" => (NativeSystem.MacOS, Libc.Unknown),
        "win" => (NativeSystem.Windows, Libc.Unknown),
        "freebsd" => (NativeSystem.FreeBsd, Libc.Unknown),
        "android" => (NativeSystem.Android, Libc.Unknown),
        "alpine" => (NativeSystem.Linux, Libc.Musl),
        "debian" or "ubuntu" or "rhel" or "centos" or "fedora" or "ol" or "opensuse" or "sles" or "linuxmint" or "amzn" or "rocky" or "almalinux" => (NativeSystem.Linux, Libc.Glibc),
        _ => (NativeSystem.Unknown, Libc.Unknown),
    };

    private static string? Prefix(NativeSystem system, Libc libc) => (system, libc) switch
    {
        (NativeSystem.Linux, Libc.Musl) => "linux-musl",
        (NativeSystem.Linux, _) => "linux",
        (NativeSystem.Android, _) => "linux-bionic",
        (NativeSystem.MacOS, _) => "osx",
        (NativeSystem.Windows, _) => "win",
        (NativeSystem.FreeBsd, _) => "freebsd",
        (NativeSystem.Solaris, _) => "illumos",
        _ => null,
    };
}

using Release.Otp;
using Release.Otp.Native;
using Release.Otp.Releases;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>
/// The files of an installation that compiling and releasing need, as one tree: programs, runtime system, applications and boot
/// scripts; no documentation, no sources. Links count as what they lead to. What names the place of the installation is left out, or
/// replaced by a script that finds it.
/// </summary>
internal sealed class PackedOtp
{
    private static readonly HashSet<string> Fixed = ["bin/erl", "bin/start", "bin/erl.ini", "releases/RELEASES"];
    private static readonly string[] ErtsParts = ["bin", "include", "lib"];
    private static readonly string[] Parts = ["ebin", "include", "priv"];
    private static readonly string[] Emulators = ["beam.smp", "beam.smp.dll"];
    private readonly OtpInstallation _otp;
    private readonly List<Diagnostic> _findings = [];

    private PackedOtp(OtpInstallation otp) => _otp = otp;

    /// <summary>The files, by ordinal path; or everything that stands against packing this installation for <paramref name="identifier"/>.</summary>
    /// <param name="otp">The installation.</param>
    /// <param name="identifier">The runtime identifier.</param>
    /// <param name="scripts">The directory of the scripts that replace the installation's own.</param>
    public static Findings<IReadOnlyList<PackedFile>> Of(OtpInstallation otp, string identifier, string scripts)
    {
        var packed = new PackedOtp(otp);
        var files = packed.Files(scripts);
        packed._findings.AddRange(packed.WrongMachine(identifier));
        packed._findings.AddRange(packed.MissingModules(files));
        return Findings.Of<IReadOnlyList<PackedFile>>(files, packed._findings);
    }

    private List<PackedFile> Files(string scripts)
    {
        var erts = $"erts-{_otp.ErtsVersion}";
        IEnumerable<PackedFile> files =
        [
            .. Tree("bin"),
            .. ErtsParts.SelectMany(part => Tree($"{erts}/{part}")),
            .. Applications().SelectMany(application => Parts.SelectMany(part => Tree($"lib/{application}/{part}"))),
            .. Tree("releases"),
        ];
        string[] left = [.. Fixed, $"{erts}/bin/erl", $"{erts}/bin/start", $"{erts}/bin/erl.ini"];
        List<PackedFile> all =
        [
            .. files.Where(file => !left.Contains(file.Path)),
            new PackedFile("bin/erl", UnixMode.Executable, Path.Join(scripts, "pack_erl.sh")),
            new PackedFile($"{erts}/bin/erl", UnixMode.Executable, Path.Join(scripts, "erl.sh")),
        ];
        return [.. all.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private IEnumerable<string> Applications() =>
        Directory.EnumerateDirectories(Path.Join(_otp.Root, "lib")).Where(directory => Directory.Exists(Path.Join(directory, "ebin"))).Select(directory => Path.GetFileName(directory));

    private IEnumerable<PackedFile> Tree(string directory)
    {
        var tree = SourceTree.Read(Path.Join(_otp.Root, directory), directory + "/");
        _findings.AddRange(tree.Diagnostics.Select(Lenient));
        return tree.Files.Select(file => new PackedFile(file.Path, file.IsExecutable ? UnixMode.Executable : UnixMode.Ordinary, file.Source));
    }

    // Distributions put data that several packages share behind links; what only a link leads to is no part of OTP.
    private static Diagnostic Lenient(Diagnostic finding) =>
        finding is { Code: "REL7006", Place.File: { } link } ? RuntimePackErrors.LinkLeftOut(link, new FileInfo(link).LinkTarget) : finding;

    private IEnumerable<Diagnostic> WrongMachine(string identifier)
    {
        if (RuntimeIdentifier.Parse(identifier) is not { } wanted)
        {
            return [RuntimePackErrors.UnknownIdentifier(identifier)];
        }

        var bin = Path.Join(_otp.ErtsDirectory, "bin");
        var emulator = Emulators.Select(name => Path.Join(bin, name)).FirstOrDefault(File.Exists);
        return emulator is null
            ? [RuntimePackErrors.Incomplete(_otp.Root, $"erts-{_otp.ErtsVersion}/bin/{Emulators[0]}")]
            : Compare(emulator, wanted);
    }

    private static IEnumerable<Diagnostic> Compare(string emulator, RuntimeIdentifier wanted)
    {
        var images = NativeFile.Read(SourceFile.Bytes(emulator), emulator)?.Images ?? [];
        return images.Any(image => image.Machine == wanted.Machine && image.OS == wanted.OS && (image.Libc == Libc.Unknown || wanted.Libc == Libc.Unknown || image.Libc == wanted.Libc))
            ? []
            : [RuntimePackErrors.WrongIdentifier(emulator, images.Select(RuntimeIdentifier.Of).FirstOrDefault()?.Name, wanted.Name)];
    }

    // The preloaded modules of erts are in the emulator.
    private IEnumerable<Diagnostic> MissingModules(IEnumerable<PackedFile> files)
    {
        var packed = files.ToDictionary(file => file.Path, file => file.Source, StringComparer.Ordinal);
        return
            from application in _otp.Applications
            where application.Name != "erts"
            let ebin = $"lib/{application.Name}-{application.Vsn}/ebin"
            where packed.ContainsKey($"{ebin}/{application.Name}.app")
            from module in Modules(packed[$"{ebin}/{application.Name}.app"])
            where !packed.ContainsKey($"{ebin}/{module}.beam")
            select RuntimePackErrors.Incomplete(_otp.Root, $"{ebin}/{module}.beam");
    }

    private Seq<string> Modules(string resourceFile)
    {
        var resource = ApplicationResourceFile.Read(SourceFile.Terms(resourceFile, _otp.ReleaseNumber), _otp.ReleaseNumber);
        _findings.AddRange(resource.Diagnostics);
        return resource.Value?.Modules ?? [];
    }
}

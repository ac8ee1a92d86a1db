namespace Release.Otp.Native;

/// <summary>Whether the native files of a release run on the machine that it is for.</summary>
public static class NativeFileChecks
{
    /// <summary>Everything that stands against the files, in their order.</summary>
    /// <param name="parts">All native files of the release.</param>
    /// <param name="target">What the release is for; null for the machine of its own emulator, and where it has none for any.</param>
    /// <param name="minimumGlibc">The oldest glibc that it is to run with; null where the user does not say.</param>
    /// <param name="isProvided">Whether its systems have a library of that name, which not every system of their kind has; null where none is known of.</param>
    public static IEnumerable<Diagnostic> In(
        IEnumerable<NativePart> parts, RuntimeIdentifier? target, GlibcVersion? minimumGlibc, Func<string, bool>? isProvided = null)
    {
        var all = parts.ToSeq();
        var judged = (target ?? OfEmulator(all)) is { } known ? all.Where(part => !IsChosenAtRunTime(part, known)).ToSeq() : all;
        var findings = (target ?? OfEmulator(all)) is { } machine ? judged.SelectMany(part => Strangers(part, machine)).ToList() : [];
        var strangers = findings.Select(finding => finding.Place).ToHashSet();
        var natives = judged.Where(part => !strangers.Contains(part.Place)).ToSeq();
        findings.AddRange(natives.SelectMany(part => TooNew(part, minimumGlibc)));
        findings.AddRange((target ?? OfEmulator(all)) is { } system ? MissingLibraries.In(natives, all, system, isProvided ?? (_ => false)) : []);
        return findings;
    }

    /// <summary>The machine of the emulator that a release brings; null where it brings none.</summary>
    public static RuntimeIdentifier? OfEmulator(IEnumerable<NativePart> parts) => parts
        .Where(part => part.Path.Split('/') is [var erts, "bin", var name] && erts.StartsWith("erts-", StringComparison.Ordinal) && name is "beam.smp" or "beam.smp.dll" or "beam.jit")
        .Select(part => part.File.Images is [var only] ? RuntimeIdentifier.Of(only) : null)
        .FirstOrDefault(identifier => identifier is not null);

    // A portable program of .NET brings libraries for many machines, each in 'runtimes/IDENTIFIER', and takes those of its own.
    private static bool IsChosenAtRunTime(NativePart part, RuntimeIdentifier target)
    {
        var names = part.Path.Split('/');
        var runtimes = Array.IndexOf(names, "runtimes");
        return runtimes >= 0 && runtimes + 1 < names.Length - 1
            && RuntimeIdentifier.Parse(names[runtimes + 1]) is { } meant
            && (meant.OS, meant.Libc, meant.Machine) != (target.OS, target.Libc, target.Machine);
    }

    // A universal file needs one image that fits; the first one tells what is wrong where none does.
    private static IEnumerable<Diagnostic> Strangers(NativePart part, RuntimeIdentifier target)
    {
        var images = part.File.Images.Where(image => image.Kind != NativeKind.Object).ToList();
        var faults = images.Select(image => Fault(part, image, target)).ToList();
        return faults.Count > 0 && faults.All(fault => fault is not null) ? [faults[0]!] : [];
    }

    private static Diagnostic? Fault(NativePart part, NativeImage image, RuntimeIdentifier target) =>
        !RunsOn(image, part.File.Format, target.OS) ? NativeErrors.OtherSystem(part, SystemName(image, part.File.Format), target)
        : image.Machine != target.Machine ? NativeErrors.OtherMachine(part, string.Join(" and ", part.File.Images.Select(other => other.Machine)), target.Name)
        : image.Libc != Libc.Unknown && target.Libc != Libc.Unknown && image.Libc != target.Libc
            ? NativeErrors.OtherLibc(part, NameOf(image.Libc), target, NameOf(target.Libc))
        : null;

    // A library of ELF that needs no other one does not say for which system it is.
    private static bool RunsOn(NativeImage image, NativeFormat format, NativeSystem target) => image.OS == target
        || (image.OS == NativeSystem.Unknown && (format == NativeFormat.Pe || target is not (NativeSystem.Windows or NativeSystem.MacOS)));

    private static string SystemName(NativeImage image, NativeFormat format) => image.OS switch
    {
        NativeSystem.Unknown => $"a system that loads {(format == NativeFormat.Elf ? "ELF" : "such files")}",
        NativeSystem.Other => "another system",
        NativeSystem.FreeBsd => "FreeBSD",
        NativeSystem.NetBsd => "NetBSD",
        NativeSystem.OpenBsd => "OpenBSD",
        NativeSystem.MacOS => "macOS",
        var system => system.ToString(),
    };

    private static string NameOf(Libc libc) => libc == Libc.Musl ? "musl" : "glibc";

    private static IEnumerable<Diagnostic> TooNew(NativePart part, GlibcVersion? declared) =>
        declared is { } oldest && part.File.Images.Select(image => image.NeededGlibc).Max() is { } needed && needed > oldest
            ? [NativeErrors.NewerGlibc(part, needed, oldest)]
            : [];
}

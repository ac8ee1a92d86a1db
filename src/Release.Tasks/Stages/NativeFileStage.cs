using System.Collections.Concurrent;
using Release.Otp;
using Release.Otp.Native;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Stages;

/// <summary>Finds the native files of a planned release and holds them against the machine that it is for.</summary>
internal static class NativeFileStage
{
    // Modules, headers and sources are none.
    private static readonly HashSet<string> DirectoriesWithout = ["ebin", "include", "src"];

    /// <summary>Everything that stands against the native files of <paramref name="plan"/>.</summary>
    public static IEnumerable<Diagnostic> Check(TargetSystemPlan plan, RuntimeIdentifier? target, GlibcVersion? minimumGlibc)
    {
        var findings = new ConcurrentBag<Diagnostic>();
        var candidates = plan.Files.Where(MayBeNative).ToList();
        var parts = new NativePart?[candidates.Count];
        Parallel.For(0, candidates.Count, index => parts[index] = Read(candidates[index], findings));
        var native = parts.OfType<NativePart>().ToSeq();
        return [.. findings.OrderBy(finding => finding.Place.File, StringComparer.Ordinal), .. NativeFileChecks.In(native, target, minimumGlibc, HasHere(native, target))];
    }

    // Without a word on the target the release is for machines like this one, if its emulator is.
    private static Func<string, bool>? HasHere(Seq<NativePart> parts, RuntimeIdentifier? target) =>
        target is null && NativeFileChecks.OfEmulator(parts) is { } emulator && NativeFiles.IsForHere(emulator) ? NativeFiles.IsLibrary : null;

    private static bool MayBeNative(PlannedFile file) =>
        file.Content is FileContent.CopyOf && !(file.Path.Split('/') is ["lib", _, var directory, ..] && DirectoriesWithout.Contains(directory));

    private static NativePart? Read(PlannedFile file, ConcurrentBag<Diagnostic> findings)
    {
        var source = ((FileContent.CopyOf)file.Content).File;
        try
        {
            return NativeFiles.Read(source) is { } native ? new NativePart(file.Path, ApplicationOf(file.Path), native) : null;
        }
        catch (DiagnosticException damaged)
        {
            findings.Add(damaged.Diagnostic);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            findings.Add(DiskErrors.From(failure, source));
        }

        return null;
    }

    private static string? ApplicationOf(string path) => path.Split('/') is ["lib", var directory, _, ..] ? ApplicationDirectory.NameOf(directory) : null;
}

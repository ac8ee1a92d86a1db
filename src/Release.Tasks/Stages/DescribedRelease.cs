using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Upgrades;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Stages;

/// <summary>The release that is being built, as an upgrade sees it.</summary>
/// <param name="Release">The release with the checks of systools.</param>
/// <param name="Description">The same, with its modules as they were compiled, before they are stripped.</param>
/// <param name="Places">Where its applications are.</param>
internal sealed record DescribedRelease(CheckedRelease Release, ReleaseDescription Description, Seq<ApplicationPlace> Places)
{
    /// <summary>Describes it, and notes in <paramref name="record"/> what was read.</summary>
    public static Findings<DescribedRelease> Read(DescriptionRequest request, StageRecord record)
    {
        var resolved = ResolvedRelease.Read(request.ApplicationsFile);
        // The modules are read while the release is checked.
        var reading = Task.Run(() => Modules(resolved.Applications, record));
        var release = HandWrittenRelease.Check(request.ReleaseFile, resolved.Catalog(request.Otp.Release));
        var modules = reading.GetAwaiter().GetResult();
        if (release.Failed)
        {
            return Findings.Of<DescribedRelease>(null, release.Diagnostics);
        }

        record.Read(request.ReleaseFile).Read(request.ApplicationsFile);
        var applications = release.Value.Applications.Select(ordered => ApplicationDescription.Of(ordered.Application.Resource, modules[ordered.Name])).ToList();
        var description = ReleaseDescription.Of(
            release.Value.Specification, request.Otp.Release, request.IncludesOtp, applications, request.Mix?.Consolidated is { } directory ? Protocols(directory, record) : []);
        return Findings.Of(new DescribedRelease(release.Value, description, resolved.Applications));
    }

    // Those of all applications at once: many have fewer modules than there are processors.
    private static Dictionary<ApplicationName, List<ModuleDescription>> Modules(Seq<ApplicationPlace> places, StageRecord record)
    {
        record.Read(places.Select(place => place.ResourceFile));
        var files = places.Select(place => Files(place.Ebin, record)).ToList();
        var described = Each([.. files.SelectMany(own => own)], ModuleDescription.Of);
        var modules = new Dictionary<ApplicationName, List<ModuleDescription>>();
        var first = 0;
        foreach (var (place, own) in places.Zip(files))
        {
            modules[place.Name] = described.GetRange(first, own.Count);
            first += own.Count;
        }

        return modules;
    }

    private static List<ConsolidatedProtocol> Protocols(string directory, StageRecord record) => Each(Files(directory, record), ConsolidatedProtocol.Of);

    private static List<string> Files(string directory, StageRecord record)
    {
        var modules = SourceTree.Read(directory).Modules.Select(file => file.Source).ToList();
        record.Read(modules).ReadDirectories([directory]);
        return modules;
    }

    private static List<T> Each<T>(List<string> files, Func<BeamFile, T> describe) =>
        OnAllProcessors.Select(files, file => describe(BeamFile.ReadNamed(SourceFile.Bytes(file), file)));
}

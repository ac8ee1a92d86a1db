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
        var release = HandWrittenRelease.Check(request.ReleaseFile, resolved.Catalog(request.Otp.Release));
        if (release.Failed)
        {
            return Findings.Of<DescribedRelease>(null, release.Diagnostics);
        }

        record.Read(request.ReleaseFile).Read(request.ApplicationsFile);
        var places = resolved.Applications.ToDictionary(place => place.Name);
        var modules = Modules([.. release.Value.Applications.Select(ordered => places[ordered.Name])], record);
        var applications = release.Value.Applications.Zip(modules, (ordered, own) => ApplicationDescription.Of(ordered.Application.Resource, own)).ToList();
        var description = ReleaseDescription.Of(
            release.Value.Specification, request.Otp.Release, request.IncludesOtp, applications, request.Mix?.Consolidated is { } directory ? Protocols(directory, record) : []);
        return Findings.Of(new DescribedRelease(release.Value, description, resolved.Applications));
    }

    // Those of all applications at once: many have fewer modules than there are processors.
    private static IEnumerable<List<ModuleDescription>> Modules(Seq<ApplicationPlace> places, StageRecord record)
    {
        record.Read(places.Select(place => place.ResourceFile));
        var files = places.Select(place => Files(place.Ebin, record)).ToList();
        var described = Each([.. files.SelectMany(own => own)], ModuleDescription.Of);
        var first = 0;
        foreach (var own in files)
        {
            yield return described.GetRange(first, own.Count);
            first += own.Count;
        }
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

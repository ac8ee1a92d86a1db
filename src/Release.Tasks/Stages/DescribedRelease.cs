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
        var applications = release.Value.Applications.Select(ordered => ApplicationDescription.Of(ordered.Application.Resource, Modules(places[ordered.Name], record))).ToList();
        var description = ReleaseDescription.Of(
            release.Value.Specification, request.Otp.Release, request.IncludesOtp, applications, request.Mix?.Consolidated is { } directory ? Protocols(directory, record) : []);
        return Findings.Of(new DescribedRelease(release.Value, description, resolved.Applications));
    }

    private static List<ModuleDescription> Modules(ApplicationPlace place, StageRecord record)
    {
        record.Read(place.ResourceFile);
        return Each(place.Ebin, record, ModuleDescription.Of);
    }

    private static List<ConsolidatedProtocol> Protocols(string directory, StageRecord record) => Each(directory, record, ConsolidatedProtocol.Of);

    private static List<T> Each<T>(string directory, StageRecord record, Func<BeamFile, T> describe)
    {
        var tree = SourceTree.Read(directory);
        var modules = tree.Modules.Select(file => file.Source).ToList();
        record.Read(modules).ReadDirectories([directory]);
        return OnAllProcessors.Select(modules, file => describe(BeamFile.ReadNamed(SourceFile.Bytes(file), file)));
    }
}

using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Release.Otp;
using Release.Otp.Releases;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Finds every application of the release, its version, its place and its start type.</summary>
[MSBuildMultiThreadableTask]
public sealed class ResolveApplications : MixStageTask
{
    /// <summary>Name of the release; a hand-written <c>.rel</c> brings its own.</summary>
    [Required]
    public string ReleaseName { get; set; } = "";

    /// <summary>Version of the release, empty for that of an application.</summary>
    public string ReleaseVersion { get; set; } = "";

    /// <summary>The application that gives the version; empty for the one named like the release.</summary>
    public string VersionFromApplication { get; set; } = "";

    /// <summary>Applications to include; metadata <c>StartType</c>.</summary>
    public ITaskItem[] ReleaseApplications { get; set; } = [];

    /// <summary>A hand-written <c>.rel</c>, or empty.</summary>
    public string RelFile { get; set; } = "";

    /// <summary>The <c>.app.src</c> files of the applications that the project compiles.</summary>
    public ITaskItem[] ErlangApplications { get; set; } = [];

    /// <summary>Where those applications are compiled to.</summary>
    public string CompiledDirectory { get; set; } = "";

    /// <summary>Applications whose start type is not held against those that they use.</summary>
    public string[] SkipModeValidationFor { get; set; } = [];

    /// <summary>Directories of applications, first match first.</summary>
    public ITaskItem[] ApplicationPath { get; set; } = [];

    /// <summary>Applications of referenced projects, as CollectReferences answers them.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Where the result is written, see <see cref="ResolvedRelease"/>.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>The applications: name, metadata <c>Version</c>, <c>StartType</c>, <c>ApplicationDirectory</c>.</summary>
    [Output]
    public ITaskItem[] ResolvedApplications { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var resolved = ApplicationResolution.Resolve(Request());
        if (!Report(resolved.Diagnostics) || resolved.Value is not { } resolution)
        {
            return;
        }

        OutputFile.WriteIfDifferent(FullPath(ApplicationsFile), resolution.Release.ToText());
        Save(resolution.Record.Read(MixFiles()).Wrote(FullPath(ApplicationsFile)));
        ResolvedApplications = [.. resolution.Release.Applications.Select(Item)];
    }

    private ResolutionRequest Request() => new(
        new Place(FullPath(ProjectFile)),
        ReleaseName,
        ReleaseVersion,
        VersionFromApplication.Length > 0 ? VersionFromApplication : ReleaseName,
        ReleaseApplications.Select(item => (item.ItemSpec, item.GetMetadata("StartType"))).ToSeq(),
        RelFile.Length > 0 ? FullPath(RelFile) : null,
        ErlangApplications.Select(item => FullPath(item.ItemSpec)).ToSeq(),
        FullPath(CompiledDirectory),
        ApplicationPath.Select(item => FullPath(item.ItemSpec)).ToSeq(),
        ReadOtp())
    {
        Mix = ReadMix(),
        References = References.Select(Offer).ToSeq(),
        SkipModeValidationFor = SkipModeValidationFor.Select(name => new ApplicationName(name)).ToSeq(),
    };

    private static OfferedApplications Offer(ITaskItem item) => new(
        Enum.Parse<OfferKind>(item.GetMetadata("Kind")),
        item.ItemSpec,
        item.GetMetadata("CompiledDirectory"),
        StartTypes.Parse(item.GetMetadata("JoinedAs")) ?? StartType.Permanent,
        item.GetMetadata("Owner"));

    private static TaskItem Item(ApplicationPlace place)
    {
        var item = new TaskItem(place.Name.Value);
        item.SetMetadata("Version", place.Vsn.Value);
        item.SetMetadata("StartType", place.StartType.ToString().ToLowerInvariant());
        item.SetMetadata("ApplicationDirectory", place.Directory);
        return item;
    }
}

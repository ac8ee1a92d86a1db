using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk.Archives;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>
/// Checks in every build what the project says, before anything is read or written: the name of the release is a part of every path,
/// and a format that does not exist should not be found out after the release directory has been replaced.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProject : ReleaseTask
{
    /// <summary>Names of the releases; none where <c>mix.exs</c> says them.</summary>
    public string[] ReleaseNames { get; set; } = [];

    /// <summary>Version of the release, empty for that of an application.</summary>
    public string ReleaseVersion { get; set; } = "";

    /// <summary>What compiles the project's own applications: <c>erlc</c>, <c>mix</c>, <c>none</c>.</summary>
    public string BeamBuildTool { get; set; } = "";

    /// <summary>Properties that are true or false: name, metadata <c>Value</c>.</summary>
    public ITaskItem[] Flags { get; set; } = [];

    /// <summary>Properties that name a file: name, metadata <c>Value</c>.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>Properties and items that only a Mix project can have: name, metadata <c>Value</c>.</summary>
    public ITaskItem[] MixOnly { get; set; } = [];

    /// <summary>Applications to include; metadata <c>StartType</c>.</summary>
    public ITaskItem[] ReleaseApplications { get; set; } = [];

    /// <summary>The archives to make: <c>tar.gz</c>, <c>zip</c>.</summary>
    public string[] ArchiveFormats { get; set; } = [];

    /// <summary>For which systems launchers are made: <c>unix</c>, <c>windows</c>.</summary>
    public string[] ExecutablesFor { get; set; } = [];

    /// <summary>Names of chunks that stripping keeps.</summary>
    public string[] KeepBeamChunks { get; set; } = [];

    /// <summary>A cookie to ship, or empty.</summary>
    public string Cookie { get; set; } = "";

    /// <summary>The time that all members of archives bear, in seconds since 1970; empty for a fixed one.</summary>
    public string SourceDateEpoch { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        Report(ProjectErrors.In(Settings()));
        ArchiveTime.Of(SourceDateEpoch);
    }

    private ProjectSettings Settings() => new()
    {
        Project = new Place(FullPath(ProjectFile)),
        ReleaseNames = ReleaseNames.ToSeq(),
        ReleaseVersion = ReleaseVersion,
        BeamBuildTool = BeamBuildTool,
        Cookie = Cookie,
        Flags = Flags.Select(item => (item.ItemSpec, item.GetMetadata("Value"))).ToSeq(),
        MixOnly = MixOnly.Select(item => (item.ItemSpec, item.GetMetadata("Value"))).ToSeq(),
        Files = Files.Where(item => item.GetMetadata("Value").Length > 0).Select(item => (item.ItemSpec, FullPath(item.GetMetadata("Value")))).ToSeq(),
        Applications = ReleaseApplications.Select(item => (item.ItemSpec, item.GetMetadata("StartType"))).ToSeq(),
        ArchiveFormats = ArchiveFormats.ToSeq(),
        ExecutablesFor = ExecutablesFor.ToSeq(),
        KeepBeamChunks = KeepBeamChunks.ToSeq(),
    };
}

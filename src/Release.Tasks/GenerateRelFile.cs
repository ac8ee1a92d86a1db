using Microsoft.Build.Framework;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Checks the resolved applications as systools does and writes the <c>.rel</c> file, rel(4), in start order.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateRelFile : OtpStageTask
{
    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>A hand-written <c>.rel</c>, taken as it stands; or empty.</summary>
    public string RelFile { get; set; } = "";

    /// <summary>Where the <c>.rel</c> is written.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var resolved = ResolvedRelease.Read(FullPath(ApplicationsFile));
        var otp = ReadOtp();
        var written = RelFile.Length > 0 ? FullPath(RelFile) : null;
        var release = written is null ? resolved.Check(otp.Release) : HandWrittenRelease.Check(written, resolved.Catalog(otp.Release));
        if (Report(release.Diagnostics) && release.Value is { } found)
        {
            Disk.OutputFile.WriteIfDifferent(FullPath(OutputFile), found.Specification.ToText());
            Save(new StageRecord()
                .Read(resolved.Applications.Select(place => place.ResourceFile))
                .Read(written is null ? [] : [written])
                .Wrote(FullPath(OutputFile)));
        }
    }
}

using System.Text;
using Microsoft.Build.Framework;
using Release.Otp;
using Release.Otp.Upgrades;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Writes the release description: all that a later release must know of this one to replace it while it runs.</summary>
[MSBuildMultiThreadableTask]
public sealed class DescribeRelease : ReleaseContentTask
{
    /// <summary>The kind of machine that the release is for, which the file then names; or empty.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>Where <c>NAME-VSN.release</c> is left.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Where the file's path is written.</summary>
    [Required]
    public string ArtifactsFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var record = new StageRecord();
        var described = DescribedRelease.Read(Content(), record);
        if (!Report(described.Diagnostics) || described.Value is not { Description: var release })
        {
            return;
        }

        var file = Path.Join(FullPath(OutputDirectory), ArtifactList.NameOf(release.Name, release.Vsn, RuntimeIdentifier) + ReleaseDescription.Extension);
        try
        {
            OutputFile.Publish(file, Encoding.UTF8.GetBytes(release.ToText()), Cancellation);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            throw new DiagnosticException(DiskErrors.From(failure, file), failure);
        }

        ArtifactList.Replace(FullPath(ArtifactsFile), [file]);
        Save(record.Wrote(file).Wrote(FullPath(ArtifactsFile)));
    }
}

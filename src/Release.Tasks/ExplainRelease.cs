using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Says of each application why it is in the release, when it starts and how large it is, and what is called that is not there.</summary>
[MSBuildMultiThreadableTask]
public sealed class ExplainRelease : ReleasePlanTask
{
    /// <summary>Directories of applications that could be added, besides those of OTP.</summary>
    public ITaskItem[] ApplicationPath { get; set; } = [];

    /// <summary>Where the explanation is written as JSON: <c>NAME.explanation.json</c>.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var explained = ReleaseExplanationStage.Explain(new(Request(), ApplicationPath.Select(item => FullPath(item.ItemSpec)).ToSeq()));
        if (explained.Value is not { } explanation)
        {
            Report(explained.Diagnostics);
            return;
        }

        // What stands against the release as a warning is said when it is assembled.
        var file = FullPath(OutputFile);
        Disk.OutputFile.Publish(file, ReleaseExplanationJson.Write(explanation), Cancellation);
        Log.LogMessage(MessageImportance.High, "{0}", explanation.ToText());
        Save(new StageRecord().Wrote(file));
    }
}

using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Writes <c>relup</c>, relup(4), from releases that were built before, and the <c>.appup</c> files, appup(4), that nobody wrote.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateRelup : ReleaseContentTask
{
    /// <summary>Releases that were built before: archives, directories or descriptions.</summary>
    [Required]
    public string[] From { get; set; } = [];

    /// <summary>The user's <c>.appup</c> files, each named like its application.</summary>
    public string[] AppupFiles { get; set; } = [];

    /// <summary>The directory of the user's <c>APP/APP.appup</c>, <c>APP/pre.appup</c> and <c>APP/post.appup</c>.</summary>
    [Required]
    public string AppupDirectory { get; set; } = "";

    /// <summary>Where <c>relup</c> and the <c>.appup</c> files are written. It is this task's own.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var made = UpgradeStage.Make(Request());
        if (!Report(made.Diagnostics) || made.Value is not { } upgrade)
        {
            return;
        }

        var output = FullPath(OutputDirectory);
        var files = upgrade.Appups.Append(new("relup", upgrade.Relup)).ToDictionary(file => Path.Join(output, file.Key), file => file.Value);
        foreach (var (file, text) in files)
        {
            OutputFile.WriteIfDifferent(file, text);
        }

        foreach (var stale in OutputFile.In(output).Where(file => !files.ContainsKey(file)))
        {
            OutputFile.Delete(stale);
        }

        foreach (var appup in upgrade.Generated)
        {
            Log.LogMessage(MessageImportance.High, "{0}: generated; read it before you rely on it.\n{1}", Path.Join(output, $"{appup.Name}.appup"), appup.ToText());
        }

        Save(upgrade.Record.Wrote(files.Keys));
    }

    private UpgradeRequest Request() => new()
    {
        Release = Content(),
        From = From.Select(FullPath).Select(Path.TrimEndingDirectorySeparator).Distinct().ToSeq(),
        AppupFiles = AppupFiles.Select(FullPath).ToSeq(),
        AppupDirectory = Path.TrimEndingDirectorySeparator(FullPath(AppupDirectory)),
        OutputDirectory = Path.TrimEndingDirectorySeparator(FullPath(OutputDirectory)),
    };
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Release.Otp.Beam;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks;

/// <summary>
/// Finds out which stages have something to do, in every build and from names, sizes and times alone: writes NAME.settings of each
/// stage where a property or an item that reaches it differs, and deletes NAME.record of each stage of which a file was touched.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckStages : ReleaseTask
{
    /// <summary>Names of the stages.</summary>
    [Required]
    public string[] Stages { get; set; } = [];

    /// <summary>What reaches the stages: name, metadata <c>Value</c>, <c>Stages</c> (names) and <c>Secret</c> (only a digest is written).</summary>
    [Required]
    public ITaskItem[] Settings { get; set; } = [];

    /// <summary>Where the files of the stages stand.</summary>
    [Required]
    public string StagesDirectory { get; set; } = "";

    /// <summary>Those of the stages that work on from where they were: a record of theirs that no longer holds is kept as <c>NAME.former.record</c>.</summary>
    public string[] KeepFormerRecordsOf { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        using var held = OutputLock.Take(Path.Join(FullPath(StagesDirectory), "settings"), Cancellation);
        foreach (var stage in Stages)
        {
            StageFiles.Refresh(FullPath(StagesDirectory), stage, SettingsOf(stage), KeepFormerRecordsOf.Contains(stage));
        }
    }

    // Another version of the SDK may write other files of the same settings. Its files may be older, and its assemblies may bear the same number.
    private string SettingsOf(string stage) => Settings
        .Where(setting => setting.GetMetadata("Stages").Split(';').Contains(stage))
        .Aggregate(
            new StringBuilder($"Release.Sdk={typeof(CheckStages).Assembly.Location} {typeof(CheckStages).Module.ModuleVersionId:N} {typeof(BeamFile).Module.ModuleVersionId:N}\n"),
            (text, setting) => text.Append(setting.ItemSpec).Append('=').Append(ValueOf(setting)).Append('\n'))
        .ToString();

    private static string ValueOf(ITaskItem setting)
    {
        var value = setting.GetMetadata("Value");
        return setting.GetMetadata("Secret") == "true" && value.Length > 0
            ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(value)))
            : value;
    }
}

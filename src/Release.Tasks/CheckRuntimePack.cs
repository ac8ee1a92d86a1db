using Microsoft.Build.Framework;
using Release.Tasks.Disk.Records;
using Release.Tasks.Disk.RuntimePacks;

namespace Release.Tasks;

/// <summary>Compares every file of the runtime packs that a build uses with their manifests, before anything is made of one.</summary>
[MSBuildMultiThreadableTask]
public sealed class CheckRuntimePack : StageTask
{
    /// <summary>Directories of the packages.</summary>
    [Required]
    public string[] Packs { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var record = new StageRecord();
        if (Report(Packs.SelectMany(pack => RuntimePack.Open(FullPath(pack)).Check(record, Cancellation))))
        {
            Save(record);
        }
    }
}

using Microsoft.Build.Framework;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks;

/// <summary>A task that is skipped while nothing that it read or wrote has changed.</summary>
public abstract class StageTask : ReleaseTask
{
    private long _begun;

    /// <summary>Where the stage's record is written, see <see cref="StageRecord"/>.</summary>
    [Required]
    public string RecordFile { get; set; } = "";

    // Of two builds at once the later one waits, stage by stage.
    private protected sealed override IDisposable Hold()
    {
        var held = OutputLock.Take(FullPath(RecordFile), Cancellation);
        _begun = FileStamp.Now;
        return held;
    }

    /// <summary>Writes the record; the last thing that a stage does.</summary>
    private protected void Save(StageRecord record) => record.Save(FullPath(RecordFile), _begun);

    /// <summary>Writes the record anew with what is so now of files that were read and written since the former one.</summary>
    private protected void Save(FormerRecord former, IEnumerable<string> read, IEnumerable<string> written) => former.Save(FullPath(RecordFile), read, written, _begun);
}

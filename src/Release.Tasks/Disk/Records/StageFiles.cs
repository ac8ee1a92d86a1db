namespace Release.Tasks.Disk.Records;

/// <summary>The files by which a stage knows that it has nothing to do.</summary>
internal static class StageFiles
{
    /// <summary>
    /// Writes <c>STAGE.settings</c> below <paramref name="directory"/> where <paramref name="settings"/> differ from what it holds, and
    /// deletes <c>STAGE.record</c> where a file of it is no longer as recorded.
    /// </summary>
    /// <param name="directory">Where the stage's files stand.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="settings">What reaches the stage.</param>
    /// <param name="isKept">Whether the record becomes the former one instead, for a stage that works on from there, see <see cref="FormerRecord"/>.</param>
    public static void Refresh(string directory, string stage, string settings, bool isKept)
    {
        var record = Path.Join(directory, stage + ".record");
        var settingsFile = Path.Join(directory, stage + ".settings");
        if (!OutputFile.Holds(settingsFile, settings))
        {
            // What was done with other settings says nothing about these.
            OutputFile.Delete(FormerRecord.Of(record));
            OutputFile.WriteIfDifferent(settingsFile, settings);
            OutputFile.Delete(record);
        }
        else if (File.Exists(record) && !StageRecord.IsCurrent(record))
        {
            if (isKept)
            {
                File.Move(record, FormerRecord.Of(record), overwrite: true);
            }
            else
            {
                OutputFile.Delete(record);
            }
        }
    }
}

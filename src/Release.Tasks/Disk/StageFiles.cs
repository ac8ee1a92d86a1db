namespace Release.Tasks.Disk;

/// <summary>The files by which a stage knows that it has nothing to do.</summary>
internal static class StageFiles
{
    /// <summary>
    /// Writes <c>STAGE.settings</c> below <paramref name="directory"/> where <paramref name="settings"/> differ from what it holds, and
    /// deletes <c>STAGE.record</c> where a file of it is no longer as recorded.
    /// </summary>
    public static void Refresh(string directory, string stage, string settings)
    {
        OutputFile.WriteIfDifferent(Path.Join(directory, stage + ".settings"), settings);
        var record = Path.Join(directory, stage + ".record");
        if (!StageRecord.IsCurrent(record))
        {
            File.Delete(record);
        }
    }
}

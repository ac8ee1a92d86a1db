namespace Release.Tasks.Disk;

/// <summary>
/// A file whose time is that of the last change of something else, for stages that need to run only then. While the change is made the
/// file is away, so that of a build that dies in the middle everything counts as changed.
/// </summary>
internal sealed class ChangeStamp
{
    private readonly string _file;
    private readonly string _aside;

    private ChangeStamp(string file) => (_file, _aside) = (file, file + ".tmp");

    /// <summary>Puts the file away.</summary>
    public static ChangeStamp Lift(string file)
    {
        var stamp = new ChangeStamp(file);
        File.Delete(stamp._aside);
        if (File.Exists(file))
        {
            File.Move(file, stamp._aside);
        }

        return stamp;
    }

    /// <summary>Puts the file back as it was, where nothing was changed; else a new one.</summary>
    public void Put(bool changed)
    {
        if (!changed && File.Exists(_aside))
        {
            File.Move(_aside, _file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllBytes(_file, []);
        File.Delete(_aside);
    }
}

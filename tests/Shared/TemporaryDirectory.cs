namespace Release.Testing;

/// <summary>A directory of a test's own that is gone when the test ends.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public TemporaryDirectory(string? name = null) =>
        FullPath = Directory.CreateDirectory(System.IO.Path.Combine(Directory.CreateTempSubdirectory("release-").FullName, name ?? "work")).FullName;

    public string FullPath { get; }

    /// <summary>The full path of a file or directory below this one.</summary>
    public string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([FullPath, .. parts]);

    /// <summary>Writes a text file below this directory, with the directories that it needs.</summary>
    public string Write(string path, string text)
    {
        var file = Path(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(FullPath)!, recursive: true);
}

using System.Text;

namespace Release.Tasks.Disk;

/// <summary>A file of the intermediate directory: left alone, with its time, where it holds the same already.</summary>
public static class OutputFile
{
    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteIfDifferent(string file, string text) => WriteIfDifferent(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public static void WriteIfDifferent(string file, byte[] bytes)
    {
        if (Holds(file, bytes))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Two builds at once write the same, each through a file of its own.
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, file, overwrite: true);
    }

    /// <summary>Moves a file into its place where it differs from what is there.</summary>
    public static void MoveIfDifferent(string from, string to)
    {
        if (!Holds(to, File.ReadAllBytes(from)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }

    /// <summary>Removes a file, or a directory with all below it, that is no longer true; nothing there is fine.</summary>
    public static void Delete(string path) => new FileChanges().DeleteTree(path);

    /// <summary>The files directly in a directory; none where there is no such directory.</summary>
    public static IEnumerable<string> In(string directory) => Directory.Exists(directory) ? Directory.EnumerateFiles(directory) : [];

    private static bool Holds(string file, byte[] bytes) => File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
}

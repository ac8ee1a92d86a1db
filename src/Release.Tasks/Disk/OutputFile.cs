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
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Two builds at once write the same, each through a file of its own.
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, file, overwrite: true);
    }
}

namespace Release.Tasks.Compilation;

/// <summary>Writes below the output directory so that a file is the old or the new one, whole, and keeps its time when nothing changed.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file where it differs.</summary>
    public static void Write(string file, byte[] bytes)
    {
        if (Digests.Of(file) == Digests.Of(bytes))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var beside = file + ".new";
        File.WriteAllBytes(beside, bytes);
        File.Move(beside, file, overwrite: true);
    }

    /// <summary>Moves a file into its place where it differs from what is there.</summary>
    public static void Publish(string from, string to)
    {
        if (Digests.Of(from) != Digests.Of(to))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }
}

using System.Text;

namespace Release.Tasks.Disk;

/// <summary>
/// A file of the intermediate directory: left alone, with its time, where it holds the same already; else replaced in one step, so that a build that
/// dies leaves the old file or the new one. Who writes it holds a lock, and what is written first has a fixed name: the next build removes what one that
/// died left.
/// </summary>
public static class OutputFile
{
    // The longest that the collector does not set aside.
    private const int BufferLength = 64 << 10;

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    public static void WriteIfDifferent(string file, string text) => WriteIfDifferent(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes bytes.</summary>
    public static void WriteIfDifferent(string file, byte[] bytes)
    {
        Delete(StageOf(file));
        if (!Holds(file, bytes))
        {
            Write(file, bytes);
        }
    }

    /// <summary>Writes bytes, also where the file holds the same.</summary>
    public static void Write(string file, byte[] bytes) => Write(file, stream => stream.Write(bytes));

    /// <summary>Writes what <paramref name="write"/> gives to the stream, also where the file holds the same. Of large files the bytes need not be in memory at once.</summary>
    public static void Write(string file, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var stage = StageOf(file);
        try
        {
            using (var stream = new FileStream(stage, FileMode.Create, FileAccess.Write, FileShare.Read, BufferLength))
            {
                write(stream);
            }

            File.Move(stage, file, overwrite: true);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
            Discard(stage);
            throw;
        }
    }

    /// <summary>Writes bytes to a file outside the intermediate directory where it holds something else, under its lock.</summary>
    public static void Publish(string file, byte[] bytes, CancellationToken cancellation)
    {
        using var held = OutputLock.Take(file, cancellation);
        WriteIfDifferent(file, bytes);
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

    private static string StageOf(string file) => Siblings.Of(file, "stage.tmp");

    // The failure itself is what the user must hear of.
    private static void Discard(string stage)
    {
        try
        {
            File.Delete(stage);
        }
        catch (Exception failure) when (DiskErrors.IsFailure(failure))
        {
        }
    }

    /// <summary>Whether a file holds a text.</summary>
    public static bool Holds(string file, string text) => Holds(file, Encoding.UTF8.GetBytes(text));

    private static bool Holds(string file, byte[] bytes) => File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes);
}

using System.Runtime.InteropServices;
using Release.Otp.Native;

namespace Release.Tasks.Disk;

/// <summary>Native files of the build machine.</summary>
internal static class NativeFiles
{
    // Where the loaders of Linux look; beside them stands one directory for each kind of processor.
    private static readonly string[] LibraryDirectories = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];

    /// <summary>The headers of a file; null where it is not native. No more than its first bytes are read to see that.</summary>
    public static NativeFile? Read(string file)
    {
        Span<byte> start = stackalloc byte[NativeFile.MagicLength];
        using (var handle = File.OpenHandle(file))
        {
            if (RandomAccess.Read(handle, start, 0) < start.Length || !NativeFile.IsPossible(start))
            {
                return null;
            }
        }

        return NativeFile.Read(File.ReadAllBytes(file), file);
    }

    /// <summary>Whether this machine is of that kind, and its libraries are known.</summary>
    public static bool IsForHere(RuntimeIdentifier target) =>
        OperatingSystem.IsLinux() && target.OS == NativeSystem.Linux && target.Machine.Name.Equals(RuntimeInformation.OSArchitecture.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this machine has a library of that name.</summary>
    public static bool IsLibrary(string name) => LibraryDirectories.Any(directory => ((string[])[directory, .. Triplets(directory)]).Any(place => File.Exists(Path.Join(place, name))));

    private static IEnumerable<string> Triplets(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateDirectories(directory, "*-linux-*") : [];
}

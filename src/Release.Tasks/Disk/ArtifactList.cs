using Release.Otp.Releases;

namespace Release.Tasks.Disk;

/// <summary>The packages of the last build, a path in each line of a file of the intermediate directory.</summary>
internal static class ArtifactList
{
    /// <summary>Makes <paramref name="packages"/> the list, and deletes those that were in it and are in it no more, with their locks.</summary>
    public static void Replace(string file, IReadOnlyCollection<string> packages)
    {
        foreach (var former in Read(file).Except(packages))
        {
            File.Delete(former);
            File.Delete(OutputLock.PathOf(former));
        }

        OutputFile.WriteIfDifferent(file, string.Concat(packages.Select(package => package + "\n")));
    }

    /// <summary>What the file names of all packages begin with: <c>NAME-VSN</c>, and <c>-RID</c> where the release is for a kind of machine.</summary>
    public static string NameOf(string name, Vsn vsn, string identifier) => $"{name}-{vsn}" + (identifier.Length > 0 ? $"-{identifier}" : "");

    private static string[] Read(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];
}

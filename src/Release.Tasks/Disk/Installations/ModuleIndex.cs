using Release.Otp.Releases;

namespace Release.Tasks.Disk.Installations;

/// <summary>Which modules stand in which application of a library, by the names of the files: nothing is opened.</summary>
internal static class ModuleIndex
{
    /// <summary>The modules of every application below <paramref name="library"/>, as in ERL_LIBS.</summary>
    public static IEnumerable<(string Module, ApplicationName Application)> Below(string library) =>
        from directory in Directory.Exists(library) ? Directory.GetDirectories(library).Order(StringComparer.Ordinal).ToArray() : []
        let ebin = Path.Join(directory, "ebin")
        where Directory.Exists(ebin)
        let application = Directory.EnumerateFiles(ebin, "*.app").Order(StringComparer.Ordinal).FirstOrDefault()
        where application is not null
        from module in Directory.EnumerateFiles(ebin, "*.beam")
        select (Path.GetFileNameWithoutExtension(module), new ApplicationName(Path.GetFileNameWithoutExtension(application)));
}

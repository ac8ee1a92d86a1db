namespace Release.Sdk.Tests;

/// <summary>Where this repository's files are.</summary>
public static class Repository
{
    /// <summary>The directory of <c>Release.Sdk.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where <c>build/pack.sh</c> leaves the packages.</summary>
    public static string Packages { get; } = Path.Combine(Root, "artifacts", "packages");

    /// <summary>The version of the packed SDK.</summary>
    public static string SdkVersion { get; } = FindVersion();

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Release.Sdk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return directory.FullName;
    }

    private static string FindVersion()
    {
        var package = Directory.Exists(Packages) ? Directory.GetFiles(Packages, "Release.Sdk.*.nupkg").Order().LastOrDefault() : null;
        return package is null
            ? throw new InvalidOperationException("The tests need the packed SDK: run build/pack.sh, or build/test.sh, which does.")
            : Path.GetFileNameWithoutExtension(package)["Release.Sdk.".Length..];
    }
}

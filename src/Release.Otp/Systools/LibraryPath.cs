using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>Where a booting node finds an application.</summary>
internal static class LibraryPath
{
    /// <summary>The application's <c>ebin</c> directory as the boot script names it.</summary>
    public static string Of(ResolvedApplication application, BootScriptOptions options)
    {
        if (options.Local)
        {
            return application.EbinDirectory;
        }

        var directory = application.EbinDirectory;
        var variable = options.Variables.FirstOrDefault(variable => directory.StartsWith(Trimmed(variable), StringComparison.Ordinal));
        IEnumerable<string> library = variable is null ? ["$ROOT", "lib"] : ["$" + variable.Name, .. Below(Trimmed(variable), application)];
        return string.Join('/', [.. library, $"{application.Name}-{application.Vsn}", "ebin"]);
    }

    private static string Trimmed(BootVariable variable) => variable.Directory.TrimEnd('/');

    // As systools does it, the directory is a prefix in characters and is taken away in whole parts: /opt/li stands for /opt/lib too.
    private static List<string> Below(string directory, ResolvedApplication application)
    {
        var below = Parts(application.EbinDirectory).Skip(Parts(directory).Count).ToList();
        return below is [.. var library, var own, "ebin"] && (own == application.Name.Value || own == $"{application.Name}-{application.Vsn}")
            ? library
            : below;
    }

    // The root counts as a part.
    private static List<string> Parts(string path) =>
        [.. path.StartsWith('/') ? ["/"] : (IEnumerable<string>)[], .. path.Split('/', StringSplitOptions.RemoveEmptyEntries)];
}

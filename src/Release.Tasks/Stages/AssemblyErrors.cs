using Release.Otp;

namespace Release.Tasks.Stages;

/// <summary>What can stand against what a project wants in its release directory.</summary>
internal static class AssemblyErrors
{
    /// <summary>REL7020: SysConfig is not used: the configuration of a Mix project comes from its config/ directory. Move it there, or unset SysConfig. A warning.</summary>
    public static Diagnostic SysConfigPassedOver(string file) => Diagnostic.Warning(
        7020,
        new Place(file),
        "SysConfig names this file, and the release does not use it: the configuration of a Mix project comes from its config/ directory. Move what " +
            "it says to config/config.exs or config/runtime.exs, or unset SysConfig.");
}

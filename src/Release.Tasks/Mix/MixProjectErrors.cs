using Release.Otp;
using static Release.Otp.Diagnostic;

namespace Release.Tasks.Mix;

/// <summary>What a Mix project can say wrongly.</summary>
internal static class MixProjectErrors
{
    /// <summary>REL1030: There is no release 'web_onyl' in mix.exs. Its releases are 'web' and 'web_only'. Correct ReleaseName, or define it under releases.</summary>
    public static Diagnostic UnknownRelease(Place place, string name, IEnumerable<string> known) => Error(
        1030, place, $"There is no release '{name}' in mix.exs. Its releases are {string.Join(", ", known.Select(release => $"'{release}'"))}. Correct the name, or define it under releases.");

    /// <summary>REL1031: This umbrella defines no release. Say in mix.exs which of its children each release holds.</summary>
    public static Diagnostic UmbrellaWithoutReleases(Place place) => Error(
        1031, place, "This umbrella defines no release. Say in mix.exs which of its children each release holds: releases: [web: [applications: [web_server: :permanent]]].");

    /// <summary>REL1032: The value of releases is [1, 2]. It must be a keyword list of names and options.</summary>
    public static Diagnostic BadReleases(Place place, string value) => Error(
        1032, place, $"The value of releases is {value}. It must be a keyword list of names and options: releases: [web: [include_erts: false]].");

    /// <summary>REL1033: 'Web' cannot name a release. Use lower-case letters, digits and '_', a letter first.</summary>
    public static Diagnostic BadName(Place place, string name) => Error(
        1033, place, $"'{name}' cannot name a release. Use lower-case letters, digits and '_', a letter first.");

    /// <summary>REL1034: default_release is :web, which is no release of this project. They are 'api'. Correct one of them.</summary>
    public static Diagnostic UnknownDefault(Place place, string name, string known) => Error(
        1034, place, $"default_release is {name}, which is no release of this project; they are {known}. Correct one of them.");

    /// <summary>REL1035: The option strip_beams of release 'web' is :maybe. It must be true, false, or a list of keep: and compress:.</summary>
    public static Diagnostic BadOption(Place place, string release, string option, string value, string expected) => Error(
        1035, place, $"The option {option} of release '{release}' is {value}. It must be {expected}.");

    /// <summary>REL1036: In release 'web' the mode of application 'db' is :always. Use :permanent, :transient, :temporary, :load or :none.</summary>
    public static Diagnostic BadMode(Place place, string release, string application, string mode) => Error(
        1036, place, $"In release '{release}' the mode of application '{application}' is {mode}. Use :permanent, :transient, :temporary, :load or :none.");

    /// <summary>REL1037: The release 'web' has no version. Set version in the project or in the release.</summary>
    public static Diagnostic NoVersion(Place place, string release) => Error(
        1037, place, $"The release '{release}' has no version. Set version in the project or in the release.");

    /// <summary>REL1038: runtime_config_path of release 'web' names 'config/run.exs', which is not there. Correct the path.</summary>
    public static Diagnostic NoRuntimeFile(Place place, string release, string file) => Error(
        1038, place, $"runtime_config_path of release '{release}' names '{file}', which is not there. Correct the path.");

    /// <summary>REL1039: The step &amp;Web.copy/1 of release 'web' is a function of Elixir, which is not run. Do its work in a target after AssembleRelease. A warning.</summary>
    public static Diagnostic FunctionStep(Place place, string release, string step) => Warning(
        1039, place, $"The step {step} of release '{release}' is a function of Elixir, which is not run here. Do its work in a target of the project file, with AfterTargets=\"AssembleRelease\".");

    /// <summary>REL1040: config/releases.exs is deprecated. Rename it to runtime.exs, or name it as runtime_config_path. A warning.</summary>
    public static Diagnostic DeprecatedReleases(Place place) => Warning(
        1040, place, "releases.exs is deprecated in Elixir. Rename it to runtime.exs, or name it as runtime_config_path in the release.");

    /// <summary>REL1041: releases.exs is not used, since there is 'config/runtime.exs'. Delete one of them. A warning.</summary>
    public static Diagnostic TwoRuntimeFiles(Place place, string used) => Warning(
        1041, place, $"releases.exs is not used, since there is '{used}'. Delete one of them.");

    /// <summary>REL1042: The configuration :pool of application :web holds #PID&lt;0.1.0>, which a file cannot hold. Use numbers, atoms, strings, lists, tuples and maps.</summary>
    public static Diagnostic NotConsultable(Place place, string application, string key, string value) => Error(
        1042, place, $"The configuration {key} of application {application} is {value}, which a file cannot hold. Use numbers, atoms, strings, lists, tuples, maps and functions like &Module.function/1; what is known only when the node runs belongs into runtime.exs.");

    /// <summary>REL1043: The config provider Web.Vault failed: (its message)</summary>
    public static Diagnostic ProviderFailed(Place place, string provider, string message) => Error(
        1043, place, $"The config provider {provider} cannot be prepared: {message}");

    /// <summary>REL1044: The ReleaseConfigProvider 'Web.Vault' is not read as Elixir: (why). Its name is a module, its Argument an expression.</summary>
    public static Diagnostic BadExpression(Place place, string provider, string message) => Error(
        1044, place, $"The ReleaseConfigProvider '{provider}' is not read as Elixir: {message}. Its name must be a module, such as MyApp.Vault, and its Argument an expression, such as [path: \"vault.json\"].");

    /// <summary>REL1045: What the config provider Web.Vault keeps for the boot is #PID&lt;0.1.0>, which a file cannot hold. Let its init/1 answer plain data.</summary>
    public static Diagnostic BadState(Place place, string provider, string value) => Error(
        1045, place, $"What the config provider {provider} keeps for the boot is {value}, which a file cannot hold. Let its init/1 answer numbers, atoms, strings, lists, tuples or maps.");

    /// <summary>REL1046: The template cannot be rendered: (what Elixir says)</summary>
    public static Diagnostic TemplateFailed(Place place, string message) => Error(1046, place, $"The template cannot be rendered: {message}");
}

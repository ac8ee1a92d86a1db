using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>What can be wrong with a release description, and what keeps a generated upgrade from being complete.</summary>
internal static class UpgradeErrors
{
    private const int MostNamed = 5;
    private const string WriteAgain = "Take the file that was written beside that release, or name the release's archive or directory instead.";

    /// <summary>REL6060: This is not a release description: it does not begin with {release_description, 1}.</summary>
    public static Diagnostic NoDescription(Place place) => Diagnostic.Error(6060, place,
        $"This is not a release description: it does not begin with {{release_description, {ReleaseDescription.Format}}}. {WriteAgain}");

    /// <summary>REL6061: The release description has the format 2, and this Release.Sdk reads those up to 1.</summary>
    public static Diagnostic NewerFormat(Place place, string format) => Diagnostic.Error(6061, place,
        $"The release description has the format {format}, and this Release.Sdk reads those up to {ReleaseDescription.Format}. Update Release.Sdk, or name the " +
            "release's archive or directory instead.");

    /// <summary>REL6062: This part of the release description cannot be read: an application must be {application, Name, Properties}.</summary>
    public static Diagnostic BadEntry(Place place, string shape) => Diagnostic.Error(6062, place,
        $"This part of the release description cannot be read: {shape}. {WriteAgain}");

    /// <summary>REL6063: The release description lists application 'web' 1.0, and does not describe it in that version.</summary>
    public static Diagnostic NotDescribed(Place place, ApplicationName name, Vsn vsn) => Diagnostic.Error(6063, place,
        $"The release description lists application '{name}' with version '{vsn}', and does not describe it in that version. {WriteAgain}");

    /// <summary>REL6065: The releases to upgrade from hold different code as application 'web' 1.0. A warning.</summary>
    public static Diagnostic TwoCodesOfOneVersion(Place place, ApplicationName name, Vsn vsn) => Diagnostic.Warning(6065, place,
        $"The releases to upgrade from hold different code as application '{name}' {vsn}, and an .appup file tells versions apart, not releases. The generated one " +
            "loads all that differs from any of them. Give each code a version of its own.");

    /// <summary>REL6066: Nothing loads the consolidated protocols on the way from release 0.1.0 to 0.2.0. A warning.</summary>
    public static Diagnostic ProtocolsNotLoaded(Place place, Vsn to, Vsn from) => Diagnostic.Warning(6066, place,
        $"Consolidated protocols change between the releases {from} and {to}, and no instruction loads them: that takes an application with a generated .appup file " +
            $"which has a version in release {from} that it has in no other release to upgrade from. Change the version of the project's own application with each " +
            "release; until then the node runs the old protocols until it is restarted.");

    /// <summary>REL6067: This addition to the generated .appup file of 'web' is for version 0.1.0, and the application has 0.2.0. A warning.</summary>
    public static Diagnostic StaleFragment(Place place, ApplicationName name, Vsn vsn, string written) => Diagnostic.Warning(6067, place,
        $"This addition to the generated .appup file of application '{name}' is for its version '{written}', and the application has '{vsn}': it is left out. Correct " +
            "the version (a part of it may be *), or remove the file.");

    /// <summary>REL6070: The code of application 'web' differs from that in release 0.1.0, and its version is still 1.0 (web_server).</summary>
    public static Diagnostic VersionUnchanged(Place place, ApplicationName name, Vsn vsn, Vsn from, IReadOnlyList<string> modules) => Diagnostic.Error(6070, place,
        $"The code of application '{name}' differs from that in release {from}, and its version is still '{vsn}' ({Some(modules)}). OTP takes what has the same version " +
            "for the same, so the upgrade would leave the old code running without a word. Give it a new version.");

    /// <summary>REL6071: The state of 'web_server' was #state{a} and is #state{a, b}, and the module exports no code_change. A warning.</summary>
    public static Diagnostic StateWithoutCodeChange(Place place, string module, StateRecord old, StateRecord @new) => Diagnostic.Warning(6071, place,
        $"The state of module '{module}' was {old} and is {@new}, and the module exports no code_change: its processes keep the old state and fail when new code " +
            "takes it for the new one. Write code_change, or restart the application in an .appup file of your own.");

    /// <summary>REL6072: On the way to 0.2.0 the supervisor 'web_sup' gets the child 'cache', and no instruction starts it. A warning.</summary>
    public static Diagnostic ChildNotStarted(Place place, string module, Term child, Vsn to, bool isSupervisor) => Diagnostic.Warning(6072, place,
        $"On the way to {to} the children of '{module}' come to include {TermPrinter.Print(child)}, and no instruction starts it: " +
            (isSupervisor
                ? "a supervisor that is told of new specifications starts nothing. Add an instruction behind the generated ones: " +
                  $"{{apply, {{supervisor, restart_child, [{Atom(module)}, {TermPrinter.Print(child)}]}}}}, with the supervisor's registered name."
                : "the function that starts the application is not called again. Add an instruction that calls supervisor:start_child/2 behind the generated ones."));

    /// <summary>REL6073: On the way to 0.2.0 the supervisor 'web_sup' loses the child 'cache', and no instruction stops it. A warning.</summary>
    public static Diagnostic ChildNotStopped(Place place, string module, Term child, Vsn to) => Diagnostic.Warning(6073, place,
        $"On the way to {to} the children of '{module}' no longer include {TermPrinter.Print(child)}, and no instruction stops it: it keeps running. Add instructions " +
            $"before the generated ones: {{apply, {{supervisor, terminate_child, [{Atom(module)}, {TermPrinter.Print(child)}]}}}} and the same with delete_child, with the " +
            "supervisor's registered name.");

    /// <summary>REL6074: Application 'web' does not list the modules web_new, and an upgrade loads only what is listed. A warning.</summary>
    public static Diagnostic Unlisted(Place place, ApplicationName name, IReadOnlyList<string> modules) => Diagnostic.Warning(6074, place,
        $"Modules of application '{name}' that are new or changed are not listed in its .app file ({Some(modules)}), and an upgrade loads only what is listed. Add them to " +
            "the key 'modules'.");

    /// <summary>REL6075: release_handler would take the application 'my_kernel' for 'kernel'. A warning.</summary>
    public static Diagnostic ConfusingName(Place place, ApplicationName name, string otp) => Diagnostic.Warning(6075, place,
        $"When an upgrade starts a new emulator, release_handler looks for '{otp}-' anywhere in the paths of the boot script and would take the application '{name}' for " +
            $"OTP's '{otp}'. Rename it before the first upgrade of Erlang/OTP.");

    /// <summary>REL6076: Release web 0.1.0 does not bring the applications of OTP, and release_handler installs no such release. A warning.</summary>
    public static Diagnostic WithoutOtp(Place place, string name, Vsn vsn) => Diagnostic.Warning(6076, place,
        $"Release {name} {vsn} does not bring the applications of Erlang/OTP, and release_handler wants all applications of a release below its root: it installs no such " +
            "release while the system runs. Set IncludeErts to true, or restart the system to upgrade it.");

    private static string Atom(string name) => TermPrinter.Print(Term.Atom(name));

    private static string Some(IReadOnlyList<string> modules) =>
        modules.Count <= MostNamed ? string.Join(", ", modules) : $"{string.Join(", ", modules.Take(MostNamed))} and {modules.Count - MostNamed} more";
}

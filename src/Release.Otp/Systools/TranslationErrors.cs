using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>What can be wrong with the instructions of an upgrade.</summary>
internal static class TranslationErrors
{
    /// <summary>REL6020: The upgrade of application 'web' from '1' to '2': {load_modul, web} is no instruction.</summary>
    public static Diagnostic BadInstruction(UpgradeInstruction instruction) => Diagnostic.Error(6020, instruction.Place,
        $"{Said(instruction)} is no instruction, or has too few or too many parts. See appup(4).");

    /// <summary>REL6021: The upgrade of application 'web' from '1' to '2': mnesia_backup was never made to work.</summary>
    public static Diagnostic NotYetImplemented(UpgradeInstruction instruction) => Diagnostic.Error(6021, instruction.Place,
        $"{Said(instruction)} was never made to work in OTP. Make the backup in a function, and call it with {{apply, {{Module, Function, Arguments}}}}.");

    /// <summary>REL6022: The upgrade of application 'web' from '1' to '2': {load_module, web} cannot stand before point_of_no_return.</summary>
    public static Diagnostic TooEarly(UpgradeInstruction instruction) => Diagnostic.Error(6022, instruction.Place,
        $"{Said(instruction)} cannot stand before point_of_no_return: only load_object_code and apply can be undone. Move it behind.");

    /// <summary>REL6023: The upgrade of application 'web' from '1' to '2' has more than one point_of_no_return.</summary>
    public static Diagnostic TooManyPointsOfNoReturn(UpgradeInstruction instruction) => Diagnostic.Error(6023, instruction.Place,
        $"{instruction.Script.Purpose} has more than one point_of_no_return. Keep the one before which everything can be undone.");

    /// <summary>REL6024: The upgrade of application 'web' from '1' to '2': "web" in {load_module, "web"} is no module: write an atom.</summary>
    public static Diagnostic BadModule(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6024, instruction.Place,
        Bad(instruction, part, "is no module: write an atom"));

    /// <summary>REL6025: The upgrade of application 'web' from '1' to '2': 'hard' is no kind of change.</summary>
    public static Diagnostic BadChange(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6025, instruction.Place,
        Bad(instruction, part, "is no kind of change: write soft or {advanced, Extra}"));

    /// <summary>REL6026: The upgrade of application 'web' from '1' to '2': 'fast' is no type of module.</summary>
    public static Diagnostic BadModuleType(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6026, instruction.Place,
        Bad(instruction, part, "is no type of module: write static or dynamic"));

    /// <summary>REL6027: The upgrade of application 'web' from '1' to '2': 'purge' is no way to purge.</summary>
    public static Diagnostic BadPurgeMethod(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6027, instruction.Place,
        Bad(instruction, part, "is no way to purge: write soft_purge or brutal_purge"));

    /// <summary>REL6028: The upgrade of application 'web' from '1' to '2': web in {purge, web} must be a list.</summary>
    public static Diagnostic BadList(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6028, instruction.Place,
        Bad(instruction, part, "must be a list, in brackets"));

    /// <summary>REL6029: The upgrade of application 'web' from '1' to '2': the arguments of a call must be a list.</summary>
    public static Diagnostic BadArguments(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6029, instruction.Place,
        Bad(instruction, part, "must be the list of the call's arguments, in brackets"));

    /// <summary>REL6030: The upgrade of application 'web' from '1' to '2': "a@b" is no node.</summary>
    public static Diagnostic BadNode(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6030, instruction.Place,
        Bad(instruction, part, "is no node: write an atom, such as 'web@host'"));

    /// <summary>REL6031: The upgrade of application 'web' from '1' to '2': "db" is no application.</summary>
    public static Diagnostic BadApplication(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6031, instruction.Place,
        Bad(instruction, part, "is no application: write an atom"));

    /// <summary>REL6032: The upgrade of application 'web' from '1' to '2': 'now' is no start type.</summary>
    public static Diagnostic BadStartType(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6032, instruction.Place,
        Bad(instruction, part, "is no start type: write permanent, transient, temporary, load or none"));

    /// <summary>REL6033: The upgrade of application 'web' from '1' to '2': "run" is no function.</summary>
    public static Diagnostic BadFunction(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6033, instruction.Place,
        Bad(instruction, part, "is no function: write an atom"));

    /// <summary>REL6034: The upgrade of application 'web' from '1' to '2': "db" is no library.</summary>
    public static Diagnostic BadLibrary(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6034, instruction.Place,
        Bad(instruction, part, "is no library: write the name of an application, an atom"));

    /// <summary>REL6035: The upgrade of application 'web' from '1' to '2': '1.0' is no version of a library.</summary>
    public static Diagnostic BadLibraryVsn(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6035, instruction.Place,
        Bad(instruction, part, "is no version of a library: write a string in double quotes"));

    /// <summary>REL6036: The upgrade of application 'web' from '1' to '2': 0 is no time.</summary>
    public static Diagnostic BadTimeout(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6036, instruction.Place,
        Bad(instruction, part, "is no time: write default, infinity or a positive number of milliseconds"));

    /// <summary>REL6037: The upgrade of application 'web' from '1' to '2': 'back' is no direction.</summary>
    public static Diagnostic BadMode(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6037, instruction.Place,
        Bad(instruction, part, "is no direction: write up or down"));

    /// <summary>REL6038: The upgrade of application 'web' from '1' to '2': 'web' is no change of code.</summary>
    public static Diagnostic BadCodeChange(UpgradeInstruction instruction, Term part) => Diagnostic.Error(6038, instruction.Place,
        Bad(instruction, part, "is no change of code: write {Module, Extra}"));

    /// <summary>REL6040: The upgrade of application 'web' from '1' to '2': no load_object_code reads module 'web' before {load, …}.</summary>
    public static Diagnostic NoObjectCode(UpgradeInstruction instruction, string module) => Diagnostic.Error(6040, instruction.Place,
        $"{Said(instruction)} loads module '{module}', and no load_object_code reads its object code. Add {{load_object_code, {{Application, Vsn, " +
        $"[{module}]}}}}, or write {{load_module, {module}}} instead of both.");

    /// <summary>REL6041: The upgrade of application 'web' from '1' to '2': the processes of 'web' are suspended and not resumed.</summary>
    public static Diagnostic NotResumed(UpgradeInstruction instruction, string module) => Diagnostic.Error(6041, instruction.Place,
        $"{Said(instruction)} suspends the processes of '{module}', and nothing resumes them. Add {{resume, [{module}]}}.");

    /// <summary>REL6042: The upgrade of application 'web' from '1' to '2': the processes of 'web' are resumed and not suspended.</summary>
    public static Diagnostic NotSuspended(UpgradeInstruction instruction, string module) => Diagnostic.Error(6042, instruction.Place,
        $"{Said(instruction)} resumes the processes of '{module}', and nothing suspends them. Add {{suspend, [{module}]}} before.");

    /// <summary>REL6043: The upgrade of application 'web' from '1' to '2': the code of 'web' changes while its processes run. A warning.</summary>
    public static Diagnostic ChangedWhileRunning(UpgradeInstruction instruction, string module) => Diagnostic.Warning(6043, instruction.Place,
        $"{Said(instruction)} changes the state of the processes of '{module}', and nothing suspends them: a process that is not suspended keeps its " +
        $"state. Add {{suspend, [{module}]}} before and {{resume, [{module}]}} behind.");

    /// <summary>REL6044: The upgrade of application 'web' from '1' to '2': the processes of 'web' are started and not stopped.</summary>
    public static Diagnostic NotStopped(UpgradeInstruction instruction, string module) => Diagnostic.Error(6044, instruction.Place,
        $"{Said(instruction)} starts the processes of '{module}', and nothing stops them: only what was stopped can be started. Add {{stop, " +
        $"[{module}]}} before.");

    /// <summary>REL6045: The upgrade of application 'web' from '1' to '2': the processes of 'web' are stopped and not started.</summary>
    public static Diagnostic NotStarted(UpgradeInstruction instruction, string module) => Diagnostic.Error(6045, instruction.Place,
        $"{Said(instruction)} stops the processes of '{module}', and nothing starts them. Add {{start, [{module}]}}.");

    /// <summary>REL6046: The upgrade of application 'web' from '1' to '2': the new release has no application 'db'.</summary>
    public static Diagnostic NoSuchApplication(UpgradeInstruction instruction, string application, bool before) => Diagnostic.Error(6046, instruction.Place,
        $"{Said(instruction)}: application '{application}' is not in the release {(before ? "before" : "after")} it. Correct the name, or add the " +
        "application to that release.");

    /// <summary>REL6047: The upgrade of application 'web' from '1' to '2': application 'db' cannot be removed.</summary>
    public static Diagnostic RemovedApplicationPresent(UpgradeInstruction instruction, string application) => Diagnostic.Error(6047, instruction.Place,
        $"{Said(instruction)} removes application '{application}', which the release holds afterwards too. Remove the instruction, or write " +
        $"{{restart_application, {application}}}.");

    /// <summary>REL6048: The upgrade of application 'web' from '1' to '2': 'web' depends on 'db', for which there is no instruction.</summary>
    public static Diagnostic UndefinedModule(UpgradeInstruction instruction, string used) => Diagnostic.Error(6048, instruction.Place,
        $"{Said(instruction)} depends on module '{used}', for which there is no instruction. Add {{load_module, {used}}}, or take '{used}' off the list.");

    /// <summary>REL6049: The upgrade of application 'web' from '1' to '2': there are two instructions for module 'web'.</summary>
    public static Diagnostic MultiplyDefinedModule(UpgradeInstruction instruction, UpgradeInstruction first, string module) => Diagnostic.Error(
        6049, instruction.Place,
        $"{Said(instruction)} is the second instruction for module '{module}'; {Inside(first)} is the first. Keep one of them.");

    /// <summary>REL6050: The upgrade of application 'web' from '1' to '2': no application of the release has the module 'wbe'.</summary>
    public static Diagnostic NoSuchModule(UpgradeInstruction instruction, string module) => Diagnostic.Error(6050, instruction.Place,
        $"{Said(instruction)} loads module '{module}', which no application of the release afterwards lists under modules. Correct the name, or add it to " +
        "its application's modules.");

    /// <summary>REL6051: The upgrade of application 'web' from '1' to '2': the object code of 'web' is read from the versions "1" and "2".</summary>
    public static Diagnostic ConflictingVersions(UpgradeInstruction instruction, string library, Term first, Term second) => Diagnostic.Error(
        6051, instruction.Place,
        $"{Said(instruction)} reads object code of application '{library}' in version {Shown.Short(second)}, and another instruction in version " +
        $"{Shown.Short(first)}. A system holds one: correct the version.");

    private static string Bad(UpgradeInstruction instruction, Term part, string what) =>
        $"{instruction.Script.Purpose}: {Shown.Short(part)} in {Shown.Short(instruction.Written)} {what}.";

    private static string Said(UpgradeInstruction instruction) => $"{instruction.Script.Purpose}: {Shown.Short(instruction.Written)}";

    private static string Inside(UpgradeInstruction instruction) =>
        $"{Shown.Short(instruction.Written)}, of {char.ToLowerInvariant(instruction.Script.Purpose[0])}{instruction.Script.Purpose[1..]},";
}

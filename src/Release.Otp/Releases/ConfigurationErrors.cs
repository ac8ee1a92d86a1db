using static Release.Otp.Diagnostic;

namespace Release.Otp.Releases;

/// <summary>What can be wrong with a configuration file.</summary>
public static class ConfigurationErrors
{
    /// <summary>REL2106: The configuration names 'more.config', and nothing puts it beside sys.config. A warning.</summary>
    public static Diagnostic FileNotInRelease(Place place, string path, string beside) => Warning(
        2106, place, $"The configuration names '{path}', and nothing puts that file into the release: the node would look for it where it is started. Make it an overlay at '{beside}'.");

    /// <summary>REL2101: A configuration file must hold one list of {Application, Parameters}, ended by a dot. The node would not start.</summary>
    internal static Diagnostic NotAList(Place place) => Error(
        2101, place, "A configuration file must hold one list of {Application, Parameters}, ended by a dot: [{web, [{port, 80}]}]. The node would not start.");

    /// <summary>REL2102: An entry of a configuration file must be {Application, [{Parameter, Value}]} or the name of another such file. The node would not start.</summary>
    internal static Diagnostic BadEntry(Place place) => Error(
        2102, place, "An entry of a configuration file must be {Application, [{Parameter, Value}]} or the name of another such file. The node would not start.");

    /// <summary>REL2103: A parameter must be {Parameter, Value}, the parameter an atom. The node would not start.</summary>
    internal static Diagnostic BadParameter(Place place) => Error(
        2103, place, "A parameter must be {Parameter, Value}, the parameter an atom. The node would not start.");

    /// <summary>REL2104: Application 'web' is given the parameter 'port' twice. Remove one of them: the node would not start.</summary>
    internal static Diagnostic ParameterGivenTwice(Place place, string application, string parameter) => Error(
        2104, place, $"Application '{application}' is given the parameter '{parameter}' twice. Remove one of them: the node would not start.");

    /// <summary>REL2105: The parameter 'distributed' of kernel must be a list of {Application, Nodes} and {Application, Timeout, Nodes}. The node would not start.</summary>
    internal static Diagnostic BadDistributed(Place place) => Error(
        2105, place, "The parameter 'distributed' of kernel must be a list of {Application, Nodes} and {Application, Timeout, Nodes}. The node would not start.");
}

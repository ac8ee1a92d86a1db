using Release.Otp.Terms;
using static Release.Otp.Diagnostic;

namespace Release.Otp.Releases;

/// <summary>A configuration file of a system, <c>sys.config</c>, see config(4).</summary>
public static class ConfigurationFile
{
    /// <summary>The text of a file that configures nothing.</summary>
    public const string Empty = "[].\n";

    /// <summary>
    /// Everything for which the application controller would refuse to start the node: the file must hold one list, of pairs of an
    /// application and its list of parameters, and of names of further files.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(TermDocument document) => document.Terms switch
    {
        [ListTerm { Tail: null } list] => list.Elements.SelectMany(entry => CheckEntry(entry, document)),
        [var other] => [NotAList(document.PlaceOf(other))],
        [_, var second, ..] => [NotAList(document.PlaceOf(second))],
        _ => [NotAList(new Place(document.File, 1))],
    };

    private static IEnumerable<Diagnostic> CheckEntry(Term entry, TermDocument document) => entry switch
    {
        TupleTerm { Elements: [AtomTerm, ListTerm { Tail: null } parameters] } =>
            parameters.Elements.Where(parameter => parameter is not TupleTerm { Elements: [AtomTerm, _] }).Select(parameter => BadParameter(PlaceOf(parameter, entry, document))),
        ListTerm { Tail: null } name when name.TryGetString(out _) => [],
        _ => [BadEntry(document.PlaceOf(entry))],
    };

    private static Place PlaceOf(Term term, Term around, TermDocument document) =>
        document.PlaceOf(term) is { Line: > 0 } place ? place : document.PlaceOf(around);

    /// <summary>REL2101: A configuration file must hold one list of {Application, Parameters}, ended by a dot. The node would not start.</summary>
    private static Diagnostic NotAList(Place place) => Error(
        2101, place, "A configuration file must hold one list of {Application, Parameters}, ended by a dot: [{web, [{port, 80}]}]. The node would not start.");

    /// <summary>REL2102: An entry of a configuration file must be {Application, [{Parameter, Value}]} or the name of another such file. The node would not start.</summary>
    private static Diagnostic BadEntry(Place place) => Error(
        2102, place, "An entry of a configuration file must be {Application, [{Parameter, Value}]} or the name of another such file. The node would not start.");

    /// <summary>REL2103: A parameter must be {Parameter, Value}, the parameter an atom. The node would not start.</summary>
    private static Diagnostic BadParameter(Place place) => Error(
        2103, place, "A parameter must be {Parameter, Value}, the parameter an atom. The node would not start.");
}

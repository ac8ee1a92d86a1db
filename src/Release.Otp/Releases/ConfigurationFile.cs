using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>A configuration file of a system, <c>sys.config</c>, see config(4).</summary>
public static class ConfigurationFile
{
    /// <summary>The text of a file that configures nothing.</summary>
    public const string Empty = "[].\n";

    private const string Extension = ".config";

    /// <summary>
    /// Everything for which the application controller would refuse to start the node: the file must hold one list, of pairs of an
    /// application and its list of parameters, and of names of further files.
    /// </summary>
    public static IEnumerable<Diagnostic> Check(TermDocument document) => document.Terms switch
    {
        [ListTerm { Tail: null } list] => list.Elements.SelectMany(entry => CheckEntry(entry, document)).Concat(CheckDistributed(list, document)),
        [var other] => [ConfigurationErrors.NotAList(document.PlaceOf(other))],
        [_, var second, ..] => [ConfigurationErrors.NotAList(document.PlaceOf(second))],
        _ => [ConfigurationErrors.NotAList(new Place(document.File, 1))],
    };

    /// <summary>
    /// The further files that the file names, with the place of the name: paths with <c>/</c> and the extension <c>.config</c>, those
    /// that are relative to be looked for beside the file first.
    /// </summary>
    public static IEnumerable<(string Path, Place Place)> FilesNamedIn(TermDocument document) =>
        document.Terms is [ListTerm list]
            ? list.Elements.OfType<ListTerm>().Select(name => (WithExtension(name.AsText() ?? ""), document.PlaceOf(name)))
            : [];

    private static IEnumerable<Diagnostic> CheckEntry(Term entry, TermDocument document) => entry switch
    {
        TupleTerm { Elements: [AtomTerm application, ListTerm { Tail: null } parameters] } => CheckParameters(application.Name, parameters, entry, document),
        ListTerm { Tail: null, Elements.Count: > 0 } name when name.AsText() is not null => [],
        _ => [ConfigurationErrors.BadEntry(document.PlaceOf(entry))],
    };

    private static IEnumerable<Diagnostic> CheckParameters(string application, ListTerm parameters, Term entry, TermDocument document)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in parameters.Elements)
        {
            if (parameter.AsKeyed() is not var (key, _))
            {
                yield return ConfigurationErrors.BadParameter(PlaceOf(parameter, entry, document));
            }
            else if (!seen.Add(key))
            {
                yield return ConfigurationErrors.ParameterGivenTwice(PlaceOf(parameter, entry, document), application, key);
            }
        }
    }

    // The one parameter whose value is checked before the node starts. Of several entries for kernel the last counts.
    private static IEnumerable<Diagnostic> CheckDistributed(ListTerm list, TermDocument document)
    {
        var given =
            from entry in list.Elements
            where entry.AsKeyed() is ("kernel", ListTerm)
            from parameter in ((ListTerm)entry.AsKeyed()!.Value.Value).Elements
            where parameter.AsKeyed() is ("distributed", _)
            select parameter;
        return given.LastOrDefault() is { } last && !IsDistributed(last.AsKeyed()!.Value.Value)
            ? [ConfigurationErrors.BadDistributed(document.PlaceOf(last))]
            : [];
    }

    private static bool IsDistributed(Term value) => value is ListTerm { Tail: null } list && list.Elements.All(element => element is TupleTerm
    {
        Elements: [AtomTerm, ListTerm] or [AtomTerm, IntegerTerm or AtomTerm { Name: "infinity" }, ListTerm],
    });

    private static string WithExtension(string name) => name.EndsWith(Extension, StringComparison.Ordinal) ? name : name + Extension;

    private static Place PlaceOf(Term term, Term around, TermDocument document) =>
        document.PlaceOf(term) is { Line: > 0 } place ? place : document.PlaceOf(around);
}

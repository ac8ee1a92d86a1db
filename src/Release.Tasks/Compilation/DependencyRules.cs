namespace Release.Tasks.Compilation;

/// <summary>
/// Reads the rules for make(1) that <c>erlc -MD -MP</c> writes. The rule itself does not tell a blank in a name from one between names;
/// the phony rules that <c>-MP</c> adds have each dependency on a line of its own.
/// </summary>
internal static class DependencyRules
{
    public static IEnumerable<string> Headers(string rules) =>
        rules.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.EndsWith(':') && !line.StartsWith(' ')).Select(line => line[..^1]);
}

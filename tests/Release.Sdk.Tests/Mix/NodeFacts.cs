namespace Release.Sdk.Tests.Mix;

/// <summary>What a running node tells of itself: started applications in their order, and the environment of every loaded application.</summary>
internal static class NodeFacts
{
    // One fact a line: PLACE, tab, value. Printed by Erlang, on one line.
    private const string Expression = """
        :io.format("applications\t~0tp~n", [Enum.map(:application.which_applications(), &elem(&1, 0))])
        :io.format("loaded\t~0tp~n", [Enum.sort(Enum.map(:application.loaded_applications(), fn {name, _, vsn} -> {name, vsn} end))])
        :io.format("mode\t~0tp~n", [:code.get_mode()])
        :io.format("arguments\t~0tp~n", [:init.get_plain_arguments()])
        :io.format("path\t~0tp~n", [:code.get_path()])
        for {name, _, _} <- :application.loaded_applications(), {key, value} <- :application.get_all_env(name) do
          :io.format("~tw ~0tp\t~0tp~n", [name, key, value])
        end
        """;

    /// <summary>The node's facts by their names; paths of the release and of its files, and the name of the node, are replaced.</summary>
    public static IReadOnlyDictionary<string, string> Of(RunningRelease node)
    {
        var told = node.Rpc(Expression)
            .Replace(node.Root, "$ROOT", StringComparison.Ordinal)
            .Replace(node.Environment["RELEASE_TMP"]!, "$TMP", StringComparison.Ordinal)
            .Replace(node.NodeName, "$NODE", StringComparison.Ordinal)
            // mix reaches the consolidated protocols through $RELEASE_LIB; a node in interactive mode has the current directory in its path.
            .Replace("\"$ROOT/lib/../", "\"$ROOT/", StringComparison.Ordinal)
            .Replace("[\".\",", "[", StringComparison.Ordinal);
        return told.Split('\n').Where(line => line.Contains('\t', StringComparison.Ordinal)).Select(line => line.Split('\t', 2)).ToDictionary(line => line[0], line => line[1]);
    }
}

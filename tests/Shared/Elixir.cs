namespace Release.Testing;

/// <summary>The installed Elixir, the judge of what we do for Mix projects.</summary>
public static class Elixir
{
    /// <summary>Full path of the directory of <c>elixir/ebin</c>, <c>iex/ebin</c>, <c>logger/ebin</c> and so on.</summary>
    public static string Library { get; } = FindLibrary();

    private static string FindLibrary()
    {
        var result = Tool.Run("elixir", ["-e", "IO.write(Path.expand(Path.dirname(:code.lib_dir(:elixir))))"]);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException("The tests need Elixir: run build/test.sh, which installs it.");
    }
}

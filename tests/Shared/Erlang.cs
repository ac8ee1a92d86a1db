namespace Release.Testing;

/// <summary>The installed Erlang/OTP, the judge of our files.</summary>
public static class Erlang
{
    /// <summary>Root of the installation: the directory of <c>lib</c>, <c>releases</c> and <c>erts-VSN</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>
    /// Runs <paramref name="script"/>, the body of an escript's <c>main(Args)</c> module: it must define <c>main/1</c>.
    /// Answers standard output; throws with what it said where it fails.
    /// </summary>
    public static string Escript(string script, params IEnumerable<string> arguments)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("script.escript", "#!/usr/bin/env escript\n%% -*- erlang -*-\n%%! -noinput\n" + script + "\n");
        var result = Tool.Run("escript", [file, .. arguments], directory.FullPath);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"escript ended with {result.ExitCode}:\n{result.Output}\n{result.Errors}");
    }

    private static string FindRoot()
    {
        var result = Tool.Run("erl", ["-noinput", "-eval", "io:put_chars(code:root_dir()), halt()."]);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException("The tests need Erlang/OTP: run build/test.sh, which installs it.");
    }
}

namespace Release.Sdk.Tests;

/// <summary>A VM of an assembled release that evaluates one expression and ends.</summary>
public static class FreshVm
{
    // The boot script that the release's own systools makes of the release's own .rel, beside the one it was shipped with.
    private const string SameAsSystools = """
        Releases = os:getenv("RELEASE_ROOT") ++ "/releases/" ++ os:getenv("RELEASE_VSN"),
        Made = os:getenv("RELEASE_TMP") ++ "/" ++ os:getenv("RELEASE_NAME"),
        {ok, _, _} = systools:make_script(Releases ++ "/" ++ os:getenv("RELEASE_NAME"),
                                          [no_dot_erlang, silent, {outdir, filename:dirname(Made)}, {path, filelib:wildcard(os:getenv("RELEASE_ROOT") ++ "/lib/*/ebin")},
                                           {variables, [{"RELEASE_LIB", os:getenv("RELEASE_ROOT") ++ "/lib"} || code:root_dir() =/= os:getenv("RELEASE_ROOT")]}]),
        [{ok, Theirs}, {ok, Ours}] = [file:read_file(File) || File <- [Made ++ ".boot", Releases ++ "/start.boot"]],
        {boot, Ours =:= Theirs, byte_size(Ours) > 1000}.
        """;

    /// <summary>What <paramref name="expression"/> answers, after booting with the script <paramref name="boot"/> of the release.</summary>
    public static string Eval(string root, string name, string boot, string expression)
    {
        using var state = new TemporaryDirectory("state");
        var environment = new Dictionary<string, string?> { ["RELEASE_TMP"] = state.FullPath, ["RELEASE_BOOT_SCRIPT_CLEAN"] = boot };
        var result = Tool.Run(Path.Combine(root, "bin", name), ["eval", expression], state.FullPath, environment);
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        // How wide a printed line is is no fact of a release.
        return string.Join(' ', result.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether <c>start.boot</c> is byte for byte what systools makes of the shipped files; fails the test otherwise.</summary>
    public static void ShouldAgreeWithSystools(string root, string name) => Assert.AreEqual("{boot,true,true}", Eval(root, name, "start_clean", SameAsSystools));

    /// <summary>Applications that run once <c>start</c> is up, with their start types, and those that are loaded only.</summary>
    public static string Started(string root, string name) => Eval(root, name, "start", """
        Info = fun Up() -> case application:info() of Info -> case proplists:get_value(starting, Info) of [] -> Info; _ -> receive after 10 -> Up() end end end end,
        Started = proplists:get_value(started, Info()),
        {lists:sort(Started), lists:sort([Name || {Name, _, _} <- application:loaded_applications(), not lists:keymember(Name, 1, Started)])}.
        """);
}

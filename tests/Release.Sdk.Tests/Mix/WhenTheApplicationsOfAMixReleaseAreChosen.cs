namespace Release.Sdk.Tests.Mix;

/// <summary>Answers the groups "boot_scripts", "include_erts", "make_boot_script" and "included applications" of Mix's tests of releases.</summary>
[TestClass]
public sealed class WhenTheApplicationsOfAMixReleaseAreChosen
{
    private const string StartTypes = """
        main([File]) ->
            {ok, [{release, _, _, Applications}]} = file:consult(File),
            io:format("~0tp", [lists:sort([{element(1, A), case element(3, A) of T when is_atom(T) -> T; _ -> permanent end} || A <- Applications])]).
        """;

    [TestMethod]
    [DataRow("witness", "[{compiler,permanent},{elixir,permanent},{iex,none},{kernel,permanent},{logger,permanent},{sasl,permanent},{stdlib,permanent},{witness,permanent}]")]
    [DataRow("modes", "[{compiler,permanent},{eex,permanent},{elixir,permanent},{iex,none},{kernel,permanent},{logger,temporary},{runtime_tools,none},{sasl,permanent},{stdlib,permanent},{witness,temporary}]")]
    public void DefaultsAreAddedAndModesAreAsWritten(string release, string expected)
    {
        var file = Path.Combine(Witness.Root(release), "releases", "0.1.0", $"{release}.rel");
        Assert.AreEqual(expected, Erlang.Escript(StartTypes, file));
    }

    [TestMethod]
    public void StartCleanStartsOnlyKernelAndStdlib() => Assert.AreEqual("[kernel,stdlib]", Erlang.Escript("""
        main([File]) ->
            {ok, Boot} = file:read_file(File),
            {script, _, Instructions} = binary_to_term(Boot),
            io:format("~w", [[Name || {apply, {application, start_boot, [Name | _]}} <- Instructions]]).
        """, Path.Combine(Witness.Root("witness"), "releases", "0.1.0", "start_clean.boot")));
}

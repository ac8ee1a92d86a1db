namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenNothingRuns
{
    private static InstalledRelease _release = null!;

    [ClassInitialize]
    public static void Install(TestContext _) => _release = new InstalledRelease();

    [ClassCleanup]
    public static void Remove() => _release.Dispose();

    [TestMethod]
    [DataRow(0, "counter 0.1.0\n", "version")]
    [DataRow(0, "0.1.0 permanent\n", "versions")]
    [DataRow(0, "Usage: counter COMMAND", "help")]
    [DataRow(0, "    counter               0.1.0\n", "describe")]
    [DataRow(3, "counter 0.1.0 is not running.\n", "status")]
    [DataRow(3, "", "stop")]
    [DataRow(3, "", "restart")]
    [DataRow(3, "", "reboot")]
    [DataRow(3, "", "pid")]
    [DataRow(3, "", "ping")]
    [DataRow(3, "", "attach")]
    [DataRow(3, "", "rpc", "1 + 1")]
    [DataRow(2, "", "remote")]
    [DataRow(2, "", "console")]
    [DataRow(2, "", "start_iex")]
    [DataRow(2, "", "nonsense")]
    [DataRow(2, "")]
    [DataRow(2, "", "stop", "now")]
    [DataRow(2, "", "rpc")]
    [DataRow(2, "", "eval", "")]
    [DataRow(2, "", "eval", "lists:seq(1,")]
    [DataRow(2, "", "eval", "% nothing")]
    [DataRow(0, "2\n", "eval", "1 + 1")]
    [DataRow(0, "2\n", "eval", "A = 1, A + 1.")]
    [DataRow(0, "nonode@nohost\n", "eval", "node()")]
    [DataRow(0, "ä€𝄞ok\n", "eval", "io:put_chars(\"ä€𝄞\")")]
    [DataRow(0, "C3A4\n\n2D657661\nok\n", "eval", "counter", "hex", "ä", "", "-eva")]
    [DataRow(0, "{ok,[]}\n", "eval", "application:ensure_all_started(kernel)")]
    [DataRow(0, "embedded\n", "eval", "code:get_mode()")]
    [DataRow(1, "", "eval", "counter:crash()")]
    [DataRow(1, "", "eval", "counter", "crash")]
    [DataRow(1, "", "eval", "exit(normal)")]
    [DataRow(1, "", "eval", "throw(ball)")]
    [DataRow(1, "", "eval", "counter:nonsense()")]
    [DataRow(1, "", "eval", "nonsense", "f")]
    [DataRow(7, "", "eval", "halt(7)")]
    public void EveryCommandHasItsAnswer(int exitCode, string output, params string[] arguments)
    {
        var result = _release.Run(arguments);
        Assert.AreEqual(exitCode, result.ExitCode, result.Output + result.Errors);
        StringAssert.Contains(result.Output, output);
        Assert.AreEqual(exitCode is 0 or 7 || output.Length > 0, result.Errors.Length == 0, result.Errors);
    }

    [TestMethod]
    public void AnExceptionIsReportedWithoutTheEvaluator()
    {
        var result = _release.Run("eval", "counter:crash()");
        StringAssert.StartsWith(result.Errors, "exception error: crashed\n  in function  counter:crash/0");
        Assert.IsFalse(result.Errors.Contains("erl_eval", StringComparison.Ordinal), result.Errors);
    }
}

using System.Text.RegularExpressions;

namespace Release.Sdk.Tests.Scripts;

/// <summary>By <c>eval</c>, in a fresh VM, and by <c>rpc</c>, on the running node; the judge are the scripts of mix release.</summary>
[TestClass]
public sealed partial class WhenAnElixirExpressionIsEvaluated
{
    private static InstalledElixirRelease _release = null!;

    public static IEnumerable<object[]> Expressions =>
    [
        ["1 + 1"],
        ["IO.puts(\"h\u00e4 \u20ac\")"],
        ["IO.puts(:stderr, \"to the other output\")"],
        ["raise \"no\""],
        ["throw(:ball)"],
        ["exit(:because)"],
        ["exit(:normal)"],
        ["exit(:shutdown)"],
        ["exit({:shutdown, 4})"],
        ["exit({:shutdown, 3})"],
        ["1 +"],
        ["f("],
        ["No.such()"],
        ["nosuch()"],
        ["-1"],
        ["--no-halt"],
        ["String.to_integer(\"x\")"],
        ["List.foldl(1, 2, 3)"],
        ["case 1 do 2 -> 3 end"],
        ["Greeter.Named.name(1)"],
        ["IO.puts(Greeter.Named.name(:atom))"],
        ["IO.inspect(Protocol.consolidated?(Greeter.Named))"],
        ["IO.inspect({Application.get_env(:greeter, :whom), Application.get_env(:greeter, :compiled)})"],
        ["IO.inspect(IO.gets(\"\"))"],
        ["System.at_exit(&IO.puts(\"it ended with #{&1}\"))"],
        ["spawn_link(fn -> exit(:linked) end); Process.sleep(:infinity)"],
        ["IO.inspect(Process.whereis(Greeter) != nil)"],
        ["IO.inspect(IO.ANSI.enabled?())"],
    ];

    [ClassInitialize]
    public static void Start(TestContext _)
    {
        _release = new InstalledElixirRelease();
        _release.Environment["RELEASE_NODE"] = $"{_release.NodeName}@localhost";
        _release.Environment["RELEASE_COOKIE"] = "a_cookie_of_both";
        _release.Start();
    }

    [ClassCleanup]
    public static void Stop()
    {
        using (_release)
        {
            _release.Succeed("stop");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Expressions))]
    public void EvalDoesWhatMixDoes(string expression) => ShouldAgree("eval", expression);

    [TestMethod]
    [TestCategory("Long")]
    [DynamicData(nameof(Expressions))]
    public void RpcDoesWhatMixDoes(string expression) => ShouldAgree("rpc", expression);

    [TestMethod]
    [DataRow("System.halt(3)")]
    [DataRow("System.stop(5); Process.sleep(:infinity)")]
    [DataRow("IO.inspect({node(), System.no_halt(), System.argv()})")]
    [DataRow("require Logger; Logger.flush(); IO.inspect(List.keymember?(Application.started_applications(), :greeter, 0))")]
    public void TheFreshVmEndsAsWithMix(string expression) => ShouldAgree("eval", expression);

    [TestMethod]
    public void TheProcessIdIsPrintedAsByMix() => ShouldAgree("pid");

    [TestMethod]
    public void TheVersionIsPrintedAsByMix() => ShouldAgree("version");

    // Those that mix 1.14 drops are there: oracle is the command line.
    [TestMethod]
    public void ArgumentsAreData()
    {
        string[] arguments = ["", "two words", "h\u00e4", "$(touch PWNED)", "-e", "--", "'\"", "a\nb"];
        var printed = _release.Succeed(["eval", "for argument <- System.argv(), do: IO.puts(Base.encode16(argument))", .. arguments]);
        Assert.AreEqual(string.Join('\n', arguments.Select(argument => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(argument)))), printed);
        Assert.IsFalse(File.Exists(_release.Beside("PWNED")));
    }

    [TestMethod]
    [DataRow("rpc")]
    [DataRow("rpc", "1", "2")]
    [DataRow("eval", "")]
    [DataRow("start", "1")]
    public void AMissingOrSuperfluousArgumentIsWrongUsage(params string[] arguments) => Assert.AreEqual(2, _release.Run(arguments).ExitCode);

    [TestMethod]
    public void ANodeThatIsNotRunningIsToldFromAStatusOfTheExpression()
    {
        var environment = new Dictionary<string, string?>(_release.Environment) { ["RELEASE_NODE"] = "nobody@localhost" };
        var result = Tool.Run(_release.Script, ["rpc", "exit({:shutdown, 4})"], environment: environment);
        Assert.AreEqual(3, result.ExitCode);
        StringAssert.Contains(result.Errors, "nobody@localhost is not running.");
    }

    [TestMethod]
    public void VisitorsLeaveNoNamesBehind()
    {
        const string AtomCount = "IO.puts(:erlang.system_info(:atom_count))";
        _release.Succeed("rpc", AtomCount);
        var before = _release.Succeed("rpc", AtomCount);
        Assert.AreEqual(before, _release.Succeed("rpc", AtomCount));
    }

    private static void ShouldAgree(params string[] arguments)
    {
        var expected = _release.RunByMix(arguments);
        var result = _release.Run(arguments);
        Assert.AreEqual(WithoutProcess(expected.Output), WithoutProcess(result.Output));
        Assert.AreEqual(WithoutProcess(expected.Errors), WithoutProcess(result.Errors));
        Assert.AreEqual(expected.ExitCode, result.ExitCode);
    }

    private static string WithoutProcess(string text) => ProcessIdentifier().Replace(text, "#PID<>");

    [GeneratedRegex(@"#PID<[\d.]+>")]
    private static partial Regex ProcessIdentifier();
}

namespace Release.Sdk.Tests.Scripts;

[TestClass]
public sealed class WhenThereIsATerminal
{
    private const string CtrlC = "\u0003";
    private const string CtrlD = "\u0004";
    private const string CtrlG = "\u0007";

    [TestMethod]
    [DataRow("console")]
    [DataRow("start_iex")]
    public void TheNodeHasAShellInWhichCtrlCEndsTheEvaluationOnly(string command)
    {
        using var release = new InstalledRelease();
        using var console = release.Terminal(command);
        console.Expect("1> ");
        console.Type("counter:bump() + 1000.\r");
        console.Expect("1001");
        console.Type("io:put_chars([\"be\", \"gun\"]), timer:sleep(infinity).\r");
        console.Expect("begun");
        console.Type(CtrlC);
        console.Expect("> ");
        using var attached = release.Terminal("attach");
        Assert.AreEqual(1, attached.ExitCode());
        StringAssert.Contains(attached.Said, "because it was not started by daemon. Use remote.");
        console.Type("init:stop().\r");
        Assert.AreEqual(0, console.ExitCode(), console.Said);
    }

    [TestMethod]
    public void ADaemonIsVisitedAndLeftAsItWas()
    {
        using var release = new InstalledRelease();
        release.Start();
        LookInto(release, "attach", "Attaching", CtrlD);
        LookInto(release, "remote", "1> ", CtrlG, "--> ", "q\r");
        LookInto(release, "remote_console", "1> ", CtrlG, "--> ", "q\r");
        Assert.AreEqual("pong", release.Succeed("ping"));
    }

    [TestMethod]
    public void CtrlCEndsAQuestion()
    {
        using var release = new InstalledRelease();
        release.Start();
        Interrupt("rpc");
        Interrupt("eval");
        Assert.AreEqual("pong", release.Succeed("ping"));

        void Interrupt(string command)
        {
            using var question = release.Terminal($"{command} 'io:put_chars([\"be\", \"gun\"]), timer:sleep(infinity)'");
            question.Expect("begun");
            question.Type(CtrlC);
            Assert.AreEqual(130, question.ExitCode(), question.Said);
        }
    }

    // Waits for the greeting, asks for the process of the node, and leaves: what is typed and what is waited for take turns.
    private static void LookInto(InstalledRelease release, string command, string greeting, params string[] leave)
    {
        using var terminal = release.Terminal(command);
        terminal.Expect(greeting);
        terminal.Type("{os:getpid(), there}.\r");
        terminal.Expect($"{{\"{release.NodeProcess}\",there}}");
        for (var step = 0; step < leave.Length; step++)
        {
            Action<string> act = step % 2 == 0 ? terminal.Type : terminal.Expect;
            act(leave[step]);
        }

        Assert.AreEqual(0, terminal.ExitCode(), $"{command}: {terminal.Said}");
    }
}

namespace Release.Tasks.Tests.Compilation;

/// <summary>Who cannot write a module cannot write what we know of the compilation either: that is one fault, told once, whether all is compiled or what changed.</summary>
[TestClass]
public sealed class WhenTheDiskFailsTheCompiler
{
    // Where our own file would be made something stands from now on that no file can replace.
    private const string FailingErlc = """
        #!/bin/sh
        mkdir -p "${0%/otp/bin/erlc}/obj/.erlc/.state.stage.tmp/full"
        echo "made/one.bea#: error writing file: no space left on device"
        exit 1

        """;

    [TestMethod]
    [DataRow("nothing", false)]
    [DataRow("the former record", true)]
    public void ItIsToldOnce(string from, bool isRepeated)
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one");
        var erlc = File.ReadAllText(project.Path("otp/bin/erlc"));
        if (isRepeated)
        {
            project.Compile().ShouldSucceed();
            project.Module("a", "one", "changed");
        }

        File.WriteAllText(project.Path("otp/bin/erlc"), FailingErlc);
        StringAssert.Contains(project.Compile().ShouldReport("REL8005 one.erl(0,0)").Messages, "no space left", from);

        File.WriteAllText(project.Path("otp/bin/erlc"), erlc);
        Directory.Delete(project.Path("obj/.erlc/.state.stage.tmp"), recursive: true);
        project.Compile().ShouldSucceed();
    }
}

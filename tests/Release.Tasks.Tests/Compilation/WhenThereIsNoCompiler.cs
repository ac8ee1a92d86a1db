namespace Release.Tasks.Tests.Compilation;

[TestClass]
public sealed class WhenThereIsNoCompiler
{
    [TestMethod]
    public void TheOtpRootIsNamed()
    {
        using var project = new ErlangProject();
        project.OtpRoot = project.Path("nowhere");
        var compiled = project.Application("a").Module("a", "one").Compile().ShouldReport("REL8001 test.relproj(0,0)");
        StringAssert.Contains(compiled.Messages, project.Path("nowhere/bin"));
    }

    [TestMethod]
    public void ThePathIsSearchedWithoutAnOtpRoot()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one");
        project.OtpRoot = "";
        project.Compile().ShouldSucceed();
        project.Environment["PATH"] = project.Path("nowhere");
        project.Compile().ShouldReport("REL8001 test.relproj(0,0)");
    }

    [TestMethod]
    public void OneForAnotherMachineIsTold()
    {
        using var project = new ErlangProject();
        project.Application("a").Module("a", "one");
        File.WriteAllBytes(project.Path("otp/bin/erlc"), [0x7F, 0x45, 0x4C, 0x46, 1, 2, 3]);
        project.Compile().ShouldReport("REL8002 erlc(0,0)");
    }

    [TestMethod]
    public void AnOutputDirectoryThatIsALinkIsNotWritten()
    {
        using var project = new ErlangProject();
        Directory.CreateDirectory(project.Path("elsewhere"));
        Directory.CreateDirectory(project.Path("obj"));
        Directory.CreateSymbolicLink(project.Path("obj/a"), project.Path("elsewhere"));
        project.Application("a").Module("a", "one").Compile().ShouldReport("REL8010 a(0,0)");
        Assert.IsEmpty(Directory.GetFileSystemEntries(project.Path("elsewhere")));
    }
}

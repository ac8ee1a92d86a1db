namespace Release.Tasks.Tests.Mix;

/// <summary>The SDK's own mix tasks are compiled by the first run of mix and kept; what is kept counts only where it is whole and of the same sources and tools.</summary>
[TestClass]
public sealed class WhenTheMixTasksWereCompiledBefore
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public void TheyAreTakenAsTheyAre()
    {
        using var project = Compiled();
        var described = File.ReadAllText(project.Path("obj/mix/mix.term"));
        File.SetLastWriteTimeUtc(Kept(project), LongAgo);
        Touch(project);

        Assert.IsTrue(project.Compile().Succeeded);

        Assert.AreEqual(LongAgo, File.GetLastWriteTimeUtc(Kept(project)), "they were compiled once more");
        Assert.AreEqual(described, File.ReadAllText(project.Path("obj/mix/mix.term")));
    }

    [TestMethod]
    public void AnErrorIsToldAsBefore()
    {
        using var project = Compiled();
        project.Write("lib/demo.ex", "defmodule Demo do\n  def f, do: nowhere()\nend\n");
        var first = project.Compile();
        File.Delete(Kept(project));

        Assert.AreEqual(project.Compile().Errors, first.Errors);
        Assert.AreEqual("REL8015 demo.ex:2", first.Errors);
    }

    [TestMethod]
    [DataRow("nothing", "File.write!(file, \"\")")]
    [DataRow("the first half", "File.write!(file, binary_part(bytes, 0, div(byte_size(bytes), 2)))")]
    [DataRow("one bit is another", "<<head::binary-size(30000), one, tail::binary>> = bytes; File.write!(file, <<head::binary, Bitwise.bxor(one, 1), tail::binary>>)")]
    [DataRow("a term of another kind", "File.write!(file, whole.(:nothing))")]
    [DataRow("of another Elixir", "File.write!(file, whole.({put_elem(from, 0, \"1.0.0\"), []}))")]
    [DataRow("of another OTP", "File.write!(file, whole.({put_elem(from, 1, \"1\"), []}))")]
    [DataRow("of other sources", "File.write!(file, whole.({put_elem(from, 3, []), []}))")]
    public void WhatIsNotTheirsIsCompiledAnew(string title, string change)
    {
        using var project = Compiled();
        var whole = File.ReadAllBytes(Kept(project));
        var result = Tool.Run("elixir", ["-e", $"""
            [file] = System.argv()
            bytes = File.read!(file)
            <<_::binary-16, rest::binary>> = bytes
            {"{"}from, [_ | _]{"}"} = :erlang.binary_to_term(rest)
            whole = fn term -> [:erlang.md5(:erlang.term_to_binary(term)), :erlang.term_to_binary(term)] end
            _ = [from, whole]
            {change}
            """, Kept(project)]);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Touch(project);

        Assert.IsTrue(project.Compile().Succeeded, title);

        CollectionAssert.AreEqual(whole, File.ReadAllBytes(Kept(project)), title);
    }

    [TestMethod]
    public void WithoutAPlaceForThemTheyAreCompiledEachTime()
    {
        using var project = Compiled();
        File.Delete(Kept(project));
        Directory.CreateDirectory(Kept(project));
        Touch(project);

        var build = project.Compile();

        Assert.IsTrue(build.Succeeded, build.Errors);
        Assert.IsEmpty(Directory.GetFileSystemEntries(Kept(project)));
    }

    private static MixProject Compiled()
    {
        var project = new MixProject().Project().Module("Demo");
        Assert.IsTrue(project.Compile().Succeeded);
        return project;
    }

    private static void Touch(MixProject project) => project.Write("lib/demo.ex", "defmodule Demo do\n  def f, do: :other\nend\n");

    private static string Kept(MixProject project) => project.Path("obj/mix/tasks.compiled");
}

namespace Release.Tasks.Tests.Hostile;

/// <summary>
/// Each group of hostile inputs in a process of its own, so that one that takes the process down is a red test. Of the inputs that take long only a sample is
/// read; <c>build/hostile.sh</c> reads all, and judges time and memory.
/// </summary>
[TestClass]
public sealed class WhenInputIsHostile
{
    private static readonly string Program = Path.Join(Root(), "artifacts/bin/Release.Hostile/debug/Release.Hostile.dll");

    [TestMethod]
    [DataRow(80, "text", "number")]
    [DataRow(200, "beam", "code")]
    [DataRow(150, "etf", "native")]
    [DataRow(150, "tar", "zip", "directory", "pack")]
    [DataRow(160, "app", "rel", "appup", "script", "boot", "config", "value")]
    [DataRow(80, "template", "eex", "mix", "stage", "memory", "erlc", "source", "mixwords")]
    public void ItIsRefusedWithOneCodedErrorOrReadAsOtpReadsIt(int atLeast, params string[] groups)
    {
        var result = Tool.Run("dotnet", ["exec", Program, "sample", .. groups]);

        var lines = result.Output.Split('\n').Select(line => line[(line.LastIndexOf('\r') + 1)..]).ToList();
        Assert.IsFalse(lines.Exists(line => line.StartsWith("FAULT", StringComparison.Ordinal)), string.Join('\n', lines.Where(line => line.StartsWith("FAULT", StringComparison.Ordinal))));
        Assert.AreEqual(0, result.ExitCode, $"{lines[^1]} {result.Errors}");
        Assert.IsGreaterThan(atLeast, lines.Count(line => line.StartsWith("ok\t", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("etf", "beam", "tar", "zip", "state", "template")]
    public void OfMutatedInputsToo(params string[] parsers)
    {
        foreach (var parser in parsers)
        {
            var result = Tool.Run("dotnet", ["exec", Program, "mutate", parser, "1", "1"]);
            Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        }
    }

    [TestMethod]
    public void FourHundredAndMoreAreRefused() =>
        Assert.IsGreaterThan(400, Tool.Run("dotnet", ["exec", Program, "list"]).Output.Split('\n').Count(line => line.EndsWith("\tRefused", StringComparison.Ordinal)));

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Release.Sdk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return directory.FullName;
    }
}

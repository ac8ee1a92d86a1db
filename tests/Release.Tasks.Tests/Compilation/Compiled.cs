using Microsoft.Build.Framework;

namespace Release.Tasks.Tests.Compilation;

/// <summary>What a compilation did: its findings, and the arguments of each run of erlc.</summary>
internal sealed record Compiled(bool Succeeded, RecordingEngine Engine, string Log, ITaskItem[] Applications)
{
    /// <summary>The arguments of each run that compiled, which those that ask for headers do not.</summary>
    public IReadOnlyList<string[]> Runs =>
        [.. Log.Split("===\n", StringSplitOptions.RemoveEmptyEntries).Select(run => run.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Where(run => !run.Contains("-MD"))];

    /// <summary>The files that were compiled, sorted.</summary>
    public string Files => string.Join(' ', Runs.SelectMany(run => run.SkipWhile(argument => argument != "--").Skip(1)).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Each error as CODE FILE(LINE,COLUMN), sorted, the file's last part only.</summary>
    public string Errors => string.Join(' ', Engine.Errors.Select(error => $"{error.Code} {Path.GetFileName(error.File)}({error.LineNumber},{error.ColumnNumber})").Order(StringComparer.Ordinal));

    /// <summary>Each warning likewise.</summary>
    public string Warnings => string.Join(' ', Engine.Warnings.Select(warning => $"{warning.Code} {Path.GetFileName(warning.File)}({warning.LineNumber},{warning.ColumnNumber})").Order(StringComparer.Ordinal));

    /// <summary>All messages.</summary>
    public string Messages => string.Join('\n', Engine.Errors.Select(error => error.Message).Concat(Engine.Warnings.Select(warning => warning.Message)));

    public Compiled ShouldSucceed()
    {
        Assert.IsTrue(Succeeded, Messages);
        return this;
    }

    public Compiled ShouldHaveCompiled(string files)
    {
        Assert.AreEqual(files, Files, Messages);
        return this;
    }

    public Compiled ShouldReport(string errors)
    {
        Assert.AreEqual(errors, Errors, Messages);
        Assert.AreEqual(errors.Length == 0, Succeeded);
        return this;
    }
}

using Microsoft.Build.Logging.StructuredLogger;

namespace Release.Sdk.Tests;

/// <summary>An error or warning of a build of <paramref name="Project"/>.</summary>
public sealed record Finding(string Code, string File, int Line, int Column, string Text, string Project);

/// <summary>How a build ended, what it printed, and its binary log.</summary>
public sealed class BuildResult(int exitCode, string output, string logFile)
{
    private readonly Lazy<Build> _log = new(() => BinaryLog.ReadBuild(logFile));

    public int ExitCode { get; } = exitCode;

    public string Output { get; } = output;

    public IReadOnlyList<Finding> Errors => field ??= Findings<Error>();

    public IReadOnlyList<Finding> Warnings => field ??= Findings<Warning>();

    /// <summary>Names of the tasks of Release.Sdk's stages that ran, in order.</summary>
    public IReadOnlyList<string> Stages => [.. _log.Value.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>()
        .Where(task => task.FromAssembly?.Contains("Release.Tasks", StringComparison.Ordinal) == true && task.Name is not ("HoldRestore" or "FindOtp" or "CheckProject" or "CheckStages" or "CollectReferences"))
        .Select(task => task.Name)];

    /// <summary>Whether a target of a project ran to its end.</summary>
    public bool Succeeded(string project, string target) => Targets.Contains((project, target));

    /// <summary>Whether a task of that name ran anywhere.</summary>
    public bool Ran(string task) => _log.Value.FindChildrenRecursive<Microsoft.Build.Logging.StructuredLogger.Task>(found => found.Name == task).Any();

    /// <summary>This result, if the build succeeded without errors and warnings; fails the test otherwise.</summary>
    public BuildResult ShouldSucceed()
    {
        Assert.AreEqual(0, ExitCode, Output);
        if (!Output.Contains("    0 Warning(s)", StringComparison.Ordinal))
        {
            Assert.IsEmpty(Warnings, Output);
        }

        return this;
    }

    private HashSet<(string Project, string Name)> Targets => field ??=
        [.. _log.Value.FindChildrenRecursive<Target>(target => target.Succeeded).Select(target => (target.Project?.ProjectFile ?? "", target.Name))];

    private List<Finding> Findings<T>()
        where T : AbstractDiagnostic =>
        [.. _log.Value.FindChildrenRecursive<T>().Select(found => new Finding(found.Code, found.File, found.LineNumber, found.ColumnNumber, found.Text, found.ProjectFile)).Distinct()];
}

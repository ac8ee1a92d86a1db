using Release.Otp;
using Release.Tasks;
using Release.Tasks.Tests.Compilation;

namespace Release.Hostile.Inputs;

/// <summary>Runs a task as MSBuild does.</summary>
internal static class TaskRun
{
    /// <summary>What the task told the user. Anything that it throws goes through, as it does in MSBuild, which shows a stack trace.</summary>
    public static IEnumerable<Diagnostic> Errors(Sandbox sandbox, ReleaseTask task)
    {
        var engine = new RecordingEngine();
        task.BuildEngine = engine;
        task.ProjectFile = Path.Join(sandbox.Input, "web.relproj");
        using (task)
        {
            var succeeded = task.Execute();
            if (succeeded != (engine.Errors.Count == 0))
            {
                throw new InvalidOperationException($"The task answers {succeeded} with {engine.Errors.Count} errors.");
            }
        }

        return engine.Errors.Select(error => new Diagnostic(error.Code, Severity.Error, new Place(error.File), error.Message ?? ""));
    }
}

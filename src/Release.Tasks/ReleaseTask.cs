using Microsoft.Build.Framework;
using Release.Otp;

namespace Release.Tasks;

/// <summary>What all tasks share: paths and environment of their project, cancellation, and findings that become errors and warnings of the build.</summary>
public abstract class ReleaseTask : Microsoft.Build.Utilities.Task, IMultiThreadableTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The project's directory and environment, which are not those of the process when tasks run in several threads.</summary>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>Ends when the build is cancelled.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            Run();
        }
        catch (DiagnosticException exception)
        {
            Report(exception.Diagnostic);
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            return false;
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The task's one call.</summary>
    protected abstract void Run();

    /// <summary>The full path of a path given relative to the project.</summary>
    protected string FullPath(string path) => Path.GetFullPath(TaskEnvironment.GetAbsolutePath(path));

    /// <summary>Tells the build of a finding.</summary>
    protected void Report(Diagnostic diagnostic)
    {
        var (file, line, column) = diagnostic.Place;
        if (diagnostic.Severity == Severity.Error)
        {
            Log.LogError(null, diagnostic.Code, null, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
        else
        {
            Log.LogWarning(null, diagnostic.Code, null, null, file, line, column, 0, 0, "{0}", diagnostic.Message);
        }
    }
}

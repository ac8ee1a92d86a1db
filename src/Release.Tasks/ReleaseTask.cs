using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;

namespace Release.Tasks;

/// <summary>What all tasks share: findings become MSBuild's errors and warnings, paths are the project's, a build can be cancelled.</summary>
public abstract class ReleaseTask : Microsoft.Build.Utilities.Task, IMultiThreadableTask, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <inheritdoc/>
    public TaskEnvironment TaskEnvironment { get; set; } = TaskEnvironment.Fallback;

    /// <summary>The project file, where findings are shown that have no place of their own.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>Signalled when the user stops the build.</summary>
    protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        try
        {
            using var held = Hold();
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
        catch (Exception exception) when (DiskErrors.IsFailure(exception))
        {
            Report(DiskErrors.From(exception, (exception as FileNotFoundException)?.FileName ?? TaskEnvironment.ProjectDirectory.Value));
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

    /// <summary>What no other build may hold while this works; null for nothing.</summary>
    private protected virtual IDisposable? Hold() => null;

    /// <summary>The work: throws <see cref="DiagnosticException"/> or reports findings.</summary>
    protected abstract void Run();

    /// <summary>The full path of a path that the project may give relative to itself.</summary>
    protected string FullPath(string path) => Path.GetFullPath(path, TaskEnvironment.ProjectDirectory.Value);

    /// <summary>Shows findings to the user; answers whether the work can go on.</summary>
    protected bool Report(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Report(diagnostic);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>Shows a finding to the user. The end of a range stays out: matchers of CI systems know a line and a column only.</summary>
    protected void Report(Diagnostic diagnostic)
    {
        var (place, line, column) = diagnostic.Place;
        var file = place ?? ProjectFile;
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

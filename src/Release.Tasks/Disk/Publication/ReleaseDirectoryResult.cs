using Release.Otp;

namespace Release.Tasks.Disk.Publication;

/// <summary>What writing a release directory did.</summary>
/// <param name="Added">Files that were not there.</param>
/// <param name="Changed">Files that hold something else now, or have another mode.</param>
/// <param name="Removed">Files that are gone.</param>
/// <param name="Unchanged">Files that were left as they were.</param>
/// <param name="Diagnostics">Every finding. Where one is an error the directory is as it was, unless the error says otherwise.</param>
public sealed record ReleaseDirectoryResult(int Added, int Changed, int Removed, int Unchanged, Seq<Diagnostic> Diagnostics)
{
    /// <summary>Whether there was nothing to do.</summary>
    public bool IsUpToDate => Succeeded && !IsReplaced;

    /// <summary>Whether another directory stands there now; also where only empty directories came or went.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>Whether the directory now is what the plan says.</summary>
    public bool Succeeded => Diagnostics.All(diagnostic => diagnostic.Severity != Severity.Error);

    internal static ReleaseDirectoryResult Failed(IEnumerable<Diagnostic> diagnostics) => new(0, 0, 0, 0, diagnostics.ToSeq());
}

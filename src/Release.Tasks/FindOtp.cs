using Microsoft.Build.Framework;
using Release.Tasks.Disk;

namespace Release.Tasks;

/// <summary>Finds the OTP installation without starting it: the one named, else that of the erl on the PATH.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindOtp : ReleaseTask
{
    /// <summary>The project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Root of the installation, or empty.</summary>
    public string OtpRoot { get; set; } = "";

    /// <summary><c>true</c>, <c>false</c>, or the path of an <c>erts-VSN</c>: then its installation is meant.</summary>
    public string IncludeErts { get; set; } = "true";

    /// <summary>Full path of the root.</summary>
    [Output]
    public string Root { get; set; } = "";

    /// <summary>Whether the runtime system is shipped.</summary>
    [Output]
    public bool IncludesErts { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
    }
}

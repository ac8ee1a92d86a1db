namespace Release.Otp.Releases;

/// <summary>A place that holds applications: a project, a directory of libraries, an OTP installation.</summary>
public interface IApplicationSource
{
    /// <summary>Whether versions of an application may stand side by side here, of which the newest counts; elsewhere nobody chooses.</summary>
    public bool HoldsVersionsSideBySide { get; }

    /// <summary>The <c>.app</c> files of an application here, in search order; none where it is not here.</summary>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name);
}

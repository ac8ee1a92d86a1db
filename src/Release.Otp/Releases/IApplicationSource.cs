namespace Release.Otp.Releases;

/// <summary>A place that holds applications: a project, a directory of libraries, an OTP installation.</summary>
public interface IApplicationSource
{
    /// <summary>The <c>.app</c> files of an application here, in search order; none where it is not here.</summary>
    public IEnumerable<ApplicationCandidate> Find(ApplicationName name);
}

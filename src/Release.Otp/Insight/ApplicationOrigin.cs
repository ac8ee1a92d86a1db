namespace Release.Otp.Insight;

/// <summary>Where an application of a release comes from.</summary>
public enum ApplicationOrigin
{
    /// <summary>The project compiles it.</summary>
    Project,

    /// <summary>mix compiles it: the project or one of its dependencies.</summary>
    Mix,

    /// <summary>It was compiled before: a directory that the project names.</summary>
    ApplicationPath,

    /// <summary>It is a part of Erlang/OTP.</summary>
    Otp,
}

namespace Release.Otp.Releases;

/// <summary>Start type of an application in a release, see rel(4). The later one weighs less where several are inherited.</summary>
public enum StartType
{
    /// <summary>Loaded and started; the node stops when the application ends.</summary>
    Permanent,

    /// <summary>Loaded and started; the node stops when the application ends with another reason than normal.</summary>
    Transient,

    /// <summary>Loaded and started; the node goes on when the application ends.</summary>
    Temporary,

    /// <summary>Loaded but not started.</summary>
    Load,

    /// <summary>Its modules are there, but the application is neither loaded nor started.</summary>
    None,
}

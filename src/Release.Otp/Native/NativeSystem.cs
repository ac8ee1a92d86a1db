namespace Release.Otp.Native;

/// <summary>An operating system, as far as native files and runtime identifiers tell systems apart.</summary>
public enum NativeSystem
{
    /// <summary>The file does not say.</summary>
    Unknown,

    /// <summary>Linux, but not Android.</summary>
    Linux,

    /// <summary>Android, whose loader and C library are its own.</summary>
    Android,

    /// <summary>macOS.</summary>
    MacOS,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>FreeBSD.</summary>
    FreeBsd,

    /// <summary>NetBSD.</summary>
    NetBsd,

    /// <summary>OpenBSD.</summary>
    OpenBsd,

    /// <summary>Solaris and illumos.</summary>
    Solaris,

    /// <summary>Any other.</summary>
    Other,
}

namespace Release.Otp.Native;

/// <summary>The C library of a Linux system: what is linked against one does not run with the other.</summary>
public enum Libc
{
    /// <summary>None, or none that the file tells of.</summary>
    Unknown,

    /// <summary>GNU libc, of most distributions.</summary>
    Glibc,

    /// <summary>musl, of Alpine and others.</summary>
    Musl,
}

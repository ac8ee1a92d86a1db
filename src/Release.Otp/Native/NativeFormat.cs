namespace Release.Otp.Native;

/// <summary>The format of a native file.</summary>
public enum NativeFormat
{
    /// <summary>Executable and Linkable Format: Linux, the BSDs, Solaris.</summary>
    Elf,

    /// <summary>Portable Executable: Windows.</summary>
    Pe,

    /// <summary>Mach-O: macOS.</summary>
    MachO,
}

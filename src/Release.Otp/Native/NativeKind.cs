namespace Release.Otp.Native;

/// <summary>What a native file is for.</summary>
public enum NativeKind
{
    /// <summary>It is started as a process.</summary>
    Program,

    /// <summary>It is loaded into a process, as NIFs and linked-in drivers are.</summary>
    SharedLibrary,

    /// <summary>It is not run as it stands: an object file, debugging symbols, a core dump.</summary>
    Object,
}

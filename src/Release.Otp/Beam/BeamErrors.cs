namespace Release.Otp.Beam;

/// <summary>What can be wrong with a BEAM file.</summary>
internal static class BeamErrors
{
    private const string CompileAgain = "Delete the file and compile the module again.";

    /// <summary>REL3001: The file is empty. Delete the file and compile the module again.</summary>
    public static Diagnostic Empty(string file) =>
        Error(3001, file, $"The file is empty: its compilation was interrupted or the disk was full. {CompileAgain}");

    /// <summary>REL3002: Not a BEAM file: it does not begin with FOR1 and BEAM. Delete the file and compile the module again.</summary>
    public static Diagnostic NotABeamFile(string file) =>
        Error(3002, file, $"Not a BEAM file: it does not begin with 'FOR1', a length and 'BEAM'. {CompileAgain}");

    /// <summary>REL3003: The file has 300 bytes, but its header says 800: it was cut or something was added. Delete the file and compile the module again.</summary>
    public static Diagnostic WrongLength(string file, long expected, long actual) =>
        Error(3003, file, actual < expected
            ? $"The BEAM file was cut: its header says {expected} bytes, but there are only {actual}. {CompileAgain}"
            : $"The BEAM file goes on behind its end: its header says {expected} bytes, but there are more. {CompileAgain}");

    /// <summary>REL3004: Size of chunk 'Code' is 5000 bytes, but only 300 are left. Delete the file and compile the module again.</summary>
    public static Diagnostic ChunkTooBig(string file, ChunkId chunk, long size, int left) =>
        Error(3004, file, $"The BEAM file is damaged: chunk '{chunk}' says {size} bytes and padding to four, but only {left} bytes are left. {CompileAgain}");

    /// <summary>REL3005: The BEAM file is damaged near byte 120: no chunk begins there. Delete the file and compile the module again.</summary>
    public static Diagnostic InvalidFormat(string file, int position) =>
        Error(3005, file, $"The BEAM file is damaged near byte {position}: no chunk begins there. {CompileAgain}");

    /// <summary>REL3006: The BEAM file has no chunk 'Code', without which no module loads. Delete the file and compile the module again.</summary>
    public static Diagnostic MissingChunk(string file, ChunkId chunk) =>
        Error(3006, file, $"The BEAM file has no chunk '{chunk}', without which no module loads. {CompileAgain}");

    /// <summary>REL3007: The BEAM file has chunk 'Code' twice. Delete the file and compile the module again.</summary>
    public static Diagnostic DuplicateChunk(string file, ChunkId chunk, int position) =>
        Error(3007, file, $"The BEAM file has chunk '{chunk}' twice, again at byte {position}, and readers differ in which they take. {CompileAgain}");

    /// <summary>REL3008: The contents of chunk 'AtU8' are damaged. Delete the file and compile the module again.</summary>
    public static Diagnostic InvalidChunk(string file, ChunkId chunk) =>
        Error(3008, file, $"The contents of chunk '{chunk}' are damaged. {CompileAgain}");

    /// <summary>REL3009: The gzip compression around the module is damaged. Delete the file and compile the module again.</summary>
    public static Diagnostic DamagedCompression(string file) =>
        Error(3009, file, $"The gzip compression around the module is damaged. {CompileAgain}");

    /// <summary>REL3010: The compressed module says it has 4000000000 bytes; more than 67108864 are not read. Compile the module without the option 'compressed'.</summary>
    public static Diagnostic TooLong(string file, long length, int limit) =>
        Error(3010, file, $"The compressed module says that it has {length} bytes; more than {limit} are not read, so that no file can fill the memory. Compile the module without the option 'compressed'.");

    /// <summary>REL3011: The file holds module 'b' and can never be loaded under its name. Rename the file to 'b.beam' or compile the module again.</summary>
    public static Diagnostic OtherModule(string file, string module) =>
        Error(3011, file, $"The file holds module '{module}', so loading it under the name of the file fails. Rename the file to '{module}.beam' or compile the module again.");

    /// <summary>REL3030: Module 'web' of application 'web' has instruction 182, and OTP 25 knows 180. Compile it with OTP 25, or release it with the OTP that compiled it.</summary>
    public static Diagnostic NewerInstructions(BeamFile module, string application, LoaderLimits target) => Error(
        3030,
        module.File,
        $"Module '{module.Module}' of application '{application}' was compiled for a newer Erlang/OTP{By(module)}: it has the instruction {module.LastInstruction}, and " +
            $"OTP {target.OtpRelease}, for which the release is, knows those up to {target.LastInstruction} and does not load it. {CompileForTarget(target)}");

    /// <summary>REL3031: Module 'web' of application 'web' has an atom table in a form that OTP 25 does not read. Compile it with OTP 25.</summary>
    public static Diagnostic NewerFormat(BeamFile module, string application, LoaderLimits target, string what) => Error(
        3031,
        module.File,
        $"Module '{module.Module}' of application '{application}' was compiled for a newer Erlang/OTP{By(module)}: it has {what} in a form that OTP {target.OtpRelease}, " +
            $"for which the release is, does not read. {CompileForTarget(target)}");

    /// <summary>The finding as an exception.</summary>
    public static DiagnosticException Thrown(this Diagnostic diagnostic) => new(diagnostic);

    private static string By(BeamFile module) => module.CompilerVersion is { } version ? $" (compiler {version})" : "";

    private static string CompileForTarget(LoaderLimits target) => $"Compile it with OTP {target.OtpRelease} or an older one, or release it with a newer OTP.";

    private static Diagnostic Error(int number, string file, string message) => Diagnostic.Error(number, new Place(file), message);
}

using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What the compiler is asked for. All paths are full paths.</summary>
/// <param name="Applications">The <c>.app.src</c> files.</param>
/// <param name="OutputDirectory">Where <c>APP/ebin</c> is made.</param>
/// <param name="OtpRoot">The OTP installation, or null for the erlc on the PATH.</param>
/// <param name="CodePath">Directories of other applications' modules: behaviours, parse transforms, headers for <c>-include_lib</c>.</param>
/// <param name="IncludePath">Directories of headers, besides each application's own.</param>
/// <param name="Options">Arguments for erlc, besides <c>+deterministic</c> and <c>+debug_info</c>.</param>
/// <param name="Version">The version of applications whose <c>.app.src</c> leaves it to another tool.</param>
/// <param name="Environment">The environment variables of the build.</param>
internal sealed record CompilationRequest(
    Seq<string> Applications,
    string OutputDirectory,
    string? OtpRoot,
    Seq<string> CodePath,
    Seq<string> IncludePath,
    Seq<string> Options,
    string? Version,
    IReadOnlyDictionary<string, string> Environment);

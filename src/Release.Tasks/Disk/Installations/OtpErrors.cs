using Release.Otp;

using static Release.Otp.Diagnostic;

namespace Release.Tasks.Disk.Installations;

/// <summary>What can be wrong with an Erlang/OTP installation.</summary>
internal static class OtpErrors
{
    /// <summary>REL1101: No Erlang/OTP was found. Set the property OtpRoot or the environment variable OTP_ROOT to its root, or put its 'erl' on the PATH.</summary>
    public static Diagnostic NotFound(string? shim) => Error(
        1101,
        Place.None,
        "No Erlang/OTP was found. " + (shim is null ? "" : $"'{shim}' on the PATH does not stand in an installation, and the build does not start it to ask. ")
        + "Set the property OtpRoot or the environment variable OTP_ROOT to its root, the directory of 'lib' and 'erts-VSN' that code:root_dir() answers, or put its 'erl' on the PATH.");

    /// <summary>REL1102: OtpRoot is 'PATH', but there is no directory 'lib' in it. Set it to the directory of 'lib' and 'erts-VSN'.</summary>
    public static Diagnostic NotARoot(string origin, string root) => Error(
        1102, Place.None, $"{origin} is '{root}', but there is no directory 'lib' in it. Set it to the directory of 'lib' and 'erts-VSN' that code:root_dir() answers.");

    /// <summary>REL1103: The Erlang/OTP in 'ROOT' has no emulator: no 'erts-VSN/bin'. Install it whole, or set another OtpRoot.</summary>
    public static Diagnostic NoErts(string root, string? version) => Error(
        1103, Place.None, $"The Erlang/OTP in '{root}' has no emulator: no '{(version is null ? "erts-VSN" : $"erts-{version}")}/bin'. Install it whole, or set another OtpRoot.");

    /// <summary>REL1104: The Erlang/OTP in 'ROOT' has several emulators (erts-13.1.5, erts-14.0) and no 'releases/start_erl.data' that says which is its own. Remove the others.</summary>
    public static Diagnostic SeveralErts(string root, IEnumerable<string> versions) => Error(
        1104,
        Place.None,
        $"The Erlang/OTP in '{root}' has several emulators ({string.Join(", ", versions.Select(version => $"erts-{version}"))}) and no 'releases/start_erl.data' that says which is its own. Remove the others, or set IncludeErts to the path of one.");

    /// <summary>REL1105: The emulator and the libraries in 'ROOT' do not belong together: 'FILE' wants kernel-8.5.3, which is not there. Install one version whole.</summary>
    public static Diagnostic Mismatch(string root, string file, string wanted) => Error(
        1105,
        new Place(file),
        $"The emulator and the libraries in '{root}' do not belong together: this file wants {wanted}, which is not there. Install one version of Erlang/OTP whole, or set another OtpRoot.");

    /// <summary>REL1106: The Erlang/OTP in 'ROOT' has no 'releases/N/start_clean.script', from which boot scripts take the preloaded modules. Install it whole.</summary>
    public static Diagnostic NoStartClean(string root) => Error(
        1106,
        Place.None,
        $"The Erlang/OTP in '{root}' has no 'releases/N/start_clean.script', from which boot scripts take the modules that are loaded first. Install it whole, or set another OtpRoot.");
}

using Release.Otp;
using Release.Otp.TargetSystem;
using static Release.Otp.Diagnostic;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>What can be wrong with runtime packs, and with making one.</summary>
internal static class RuntimePackErrors
{
    /// <summary>REL1110: OtpVersion is '27.*', and a runtime pack is restored by its exact version. Set it to one, such as 27.3.4.</summary>
    public static Diagnostic BadVersion(string version) => Error(
        1110,
        Place.None,
        $"OtpVersion is '{version}', and a runtime pack is restored by its exact version, two to four numbers with points between. Set it to one, such as 27.3 or 27.3.4.1.");

    /// <summary>REL1111: The runtime pack Otp.Runtime.linux-arm64 27.3.4 is not among the restored packages. Restore the project, or make the pack with -t:PackOtpRuntime.</summary>
    public static Diagnostic NotRestored(string id, string version) => Error(
        1111,
        Place.None,
        $"The runtime pack {id} {version} is not among the restored packages. Restore the project with a package source that has it; "
        + "make the pack with 'dotnet build -t:PackOtpRuntime -p:OtpRoot=DIRECTORY -p:RuntimeIdentifier=RID'; or set OtpRoot to an installation.");

    /// <summary>REL1112: The runtime pack in 'DIRECTORY' is for linux-arm64, and the release is for linux-x64. Remove it from the package source and make it anew.</summary>
    public static Diagnostic OtherIdentifier(string directory, string identifier, string wanted) => Error(
        1112, new Place(directory), $"The runtime pack in '{directory}' is for {TargetSystemErrors.Visible(identifier)}, and the release is for {wanted}. Remove it from the packages and from their source, and make it anew.");

    /// <summary>REL1113: The runtime pack in 'DIRECTORY' holds OTP 27.3.4, and OtpVersion is 27.3. Remove it from the package source and make it anew.</summary>
    public static Diagnostic OtherVersion(string directory, string version, string wanted) => Error(
        1113, new Place(directory), $"The runtime pack in '{directory}' holds OTP {TargetSystemErrors.Visible(version)}, and OtpVersion is {wanted}. Remove it from the packages and from their source, and make it anew.");

    /// <summary>REL1114: The manifest of the runtime pack cannot be used: it is not whole. Remove the package and restore it again.</summary>
    public static Diagnostic BadManifest(string file, string reason) => Error(
        1114, new Place(file), $"The manifest of the runtime pack cannot be used: {TargetSystemErrors.Visible(reason)}. Remove the package and restore it again.");

    /// <summary>REL1115: The manifest of the runtime pack names '../x', which holds the name '..'. Do not use this package.</summary>
    public static Diagnostic BadPath(string file, string path, string fault) => Error(
        1115, new Place(file), $"The manifest of the runtime pack names '{TargetSystemErrors.Visible(path)}', which {TargetSystemErrors.Visible(fault)}. No build made it so: do not use this package.");

    /// <summary>REL1116: 'FILE' is not the file that was packed: its SHA-256 differs. Remove the package and restore it again.</summary>
    public static Diagnostic Changed(string file) => Error(
        1116, new Place(file), $"'{file}' is not the file that was packed: its SHA-256 differs. Remove the package '{PackageOf(file)}' and restore it again.");

    /// <summary>REL1117: 'FILE' of the runtime pack is missing. Remove the package and restore it again.</summary>
    public static Diagnostic Missing(string file) => Error(
        1117, new Place(file), $"'{file}' of the runtime pack is missing. Remove the package '{PackageOf(file)}' and restore it again.");

    /// <summary>REL1118: 'FILE' was not packed, and stands in the runtime pack. Remove the package and restore it again.</summary>
    public static Diagnostic Added(string file) => Error(
        1118, new Place(file), $"'{TargetSystemErrors.Visible(file)}' was not packed, and stands in the runtime pack. Remove the package '{PackageOf(file)}' and restore it again.");

    /// <summary>REL1119: 'FILE' in the runtime pack is a link or a device. Remove the package and restore it again.</summary>
    public static Diagnostic NotAFile(string file) => Error(
        1119, new Place(file), $"'{TargetSystemErrors.Visible(file)}' in the runtime pack is a link or a device, and a pack holds none. Remove the package '{PackageOf(file)}' and restore it again.");

    /// <summary>REL1120: The emulator is for linux-arm64, and RuntimeIdentifier is linux-x64. Set it to linux-arm64, or OtpRoot to another installation.</summary>
    public static Diagnostic WrongIdentifier(string emulator, string? found, string identifier) => Error(
        1120, new Place(emulator), $"The emulator '{emulator}' is {(found is null ? "of an unknown kind" : $"for {found}")}, and RuntimeIdentifier is '{identifier}'. Set RuntimeIdentifier to that of this installation, or OtpRoot to another installation.");

    /// <summary>REL1121: The Erlang/OTP in 'ROOT' does not say its version: no 'releases/27/OTP_VERSION'. Install it whole.</summary>
    public static Diagnostic NoVersion(string root, string release) => Error(
        1121, Place.None, $"The Erlang/OTP in '{root}' does not say its version: no 'releases/{release}/OTP_VERSION'. Install it whole, or set another OtpRoot.");

    /// <summary>REL1122: OTP_VERSION is '18.3.4.4.1', and a package has a version of two to four numbers. Pack another release of OTP.</summary>
    public static Diagnostic UnpackableVersion(string file, string version) => Error(
        1122, new Place(file), $"OTP_VERSION is '{TargetSystemErrors.Visible(version)}', and a package has a version of two to four numbers, or of these with '-rcN'. Pack another release of OTP.");

    /// <summary>REL1123: The runtime pack for linux-arm64 does not run here, and there is no other Erlang to compile with. Put its 'erl' on the PATH, or set BeamBuildTool to none.</summary>
    public static Diagnostic NoCompiler(string identifiers) => Error(
        1123,
        Place.None,
        $"The runtime pack for {identifiers} does not run on this machine, and there is no other Erlang to compile the project with. Put an 'erl' on the PATH, set the environment variable OTP_ROOT, "
        + "or set BeamBuildTool to none where the applications are compiled already.");

    /// <summary>REL1124: The link 'LINK' leads nowhere and is left out of the pack. Install what it leads to, or remove it.</summary>
    public static Diagnostic LinkLeftOut(string link, string? target) => Warning(
        1124, new Place(link), $"The link leads to '{TargetSystemErrors.Visible(target ?? "")}', where nothing is, so it is left out of the pack. Install what it leads to, or remove it.");

    /// <summary>REL1125: The Erlang/OTP in 'ROOT' is incomplete: 'erts-14.0/bin/beam.smp' is missing. Install it whole.</summary>
    public static Diagnostic Incomplete(string root, string file) => Error(
        1125, Place.None, $"The Erlang/OTP in '{root}' is incomplete: '{file}' is missing. Install it whole, or set another OtpRoot.");

    /// <summary>REL1126: RuntimeIdentifier is 'linux', which names no system and machine. Set it to one such as linux-arm64.</summary>
    public static Diagnostic UnknownIdentifier(string identifier) => Error(
        1126, Place.None, $"RuntimeIdentifier is '{identifier}', which does not name a system and a machine. Set it to one such as linux-arm64.");

    /// <summary>REL1127: The Erlang/OTP in 'ROOT' has the file 'priv/a', which differs only in case from 'priv/A'. Rename it.</summary>
    public static Diagnostic BadName(string root, string path, string fault) => Error(
        1127, Place.None, $"The Erlang/OTP in '{root}' has the file '{TargetSystemErrors.Visible(path)}', which {TargetSystemErrors.Visible(fault)}, so no package can hold it. Rename or remove it.");

    // PACKAGE/otp/PATH and PACKAGE/otp-runtime.manifest
    private static string PackageOf(string file)
    {
        var at = file.LastIndexOf($"{Path.DirectorySeparatorChar}{RuntimePack.InstallationName}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return at < 0 ? file : file[..at];
    }
}

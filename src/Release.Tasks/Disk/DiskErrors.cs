using Release.Otp;
using static Release.Otp.Diagnostic;
using static Release.Otp.TargetSystem.TargetSystemErrors;

namespace Release.Tasks.Disk;

/// <summary>What can go wrong with files.</summary>
public static class DiskErrors
{
    /// <summary>REL7010: 'PATH' cannot be read or written: No space left on device. Mend that and build again; the published release is whole.</summary>
    public static Diagnostic From(Exception exception, string path) => exception is DiagnosticException known ? known.Diagnostic : Error(
        7010, new Place(path), $"'{Visible(path)}' cannot be read or written: {FirstLine(exception)} Mend that and build again; the published release is whole.");

    /// <summary>Whether the exception is the file system's word, not a fault of ours.</summary>
    public static bool IsFailure(Exception exception) => exception is IOException or UnauthorizedAccessException or InvalidDataException;

    /// <summary>REL7006: The symbolic link points to 'TARGET', where nothing is, so its content cannot be shipped. Restore the target or remove the link.</summary>
    internal static Diagnostic DanglingLink(string link, string? target) => Error(
        7006, new Place(link), $"The symbolic link points to '{Visible(target ?? "")}', where nothing is, so its content cannot be shipped. Restore the target or remove the link.");

    /// <summary>REL7007: The symbolic link 'LINK' leads back to a directory above it, so its content has no end. Remove the link.</summary>
    internal static Diagnostic LinkLoop(string link) => Error(
        7007, new Place(link), $"The symbolic link '{Visible(link)}' leads back to itself or to a directory above it, so its content has no end. Remove the link.");

    /// <summary>REL7008: A file name in 'DIRECTORY' is not valid UTF-8 (it reads 'na?me'), so no system could name it alike. Rename it.</summary>
    internal static Diagnostic NameNotUtf8(string directory, string name) => Error(
        7008, new Place(directory), $"A file name in '{Visible(directory)}' is not valid UTF-8 (it reads '{Visible(name)}'), so other systems and Erlang would not find it. Rename it.");

    /// <summary>REL7009: 'PATH' is a pipe, a socket or a device and has no content to ship. Remove it.</summary>
    internal static Diagnostic SpecialFile(string path) => Error(
        7009, new Place(path), $"'{Visible(path)}' is a pipe, a socket or a device and has no content to ship. Remove it.");

    /// <summary>REL7011: Another build has been writing 'TARGET' for more than 600 seconds. Wait for it to end, or end it.</summary>
    internal static Diagnostic Locked(string target, TimeSpan patience) => Error(
        7011, new Place(target), $"Another build has been writing '{Visible(target)}' for more than {patience.TotalSeconds:0} seconds. Wait for it to end, or end it, and build again.");

    /// <summary>REL7012: 'PATH' is a symbolic link, and nothing is written through a link inside the output. Remove it, or build elsewhere.</summary>
    internal static Diagnostic LinkInOutput(string path) => Error(
        7012, new Place(path), $"'{Visible(path)}' is a symbolic link, and nothing is written through a link inside the output. Remove it, or set another output directory.");

    /// <summary>REL7013: 'PATH' is not what the build wrote, so no archive is made of it. Build again.</summary>
    internal static Diagnostic ChangedSinceBuild(string path) => Error(
        7013, new Place(path), $"'{Visible(path)}' is not what the build wrote there, so no archive is made of it. Build the release again.");

    /// <summary>REL7014: 'TARGET' holds files that are no release, and publishing one there would delete them. Empty it, or set another ReleaseRoot.</summary>
    internal static Diagnostic NotARelease(string target) => Error(
        7014, Place.None, $"'{Visible(target)}' holds files that are no release, and publishing one there would delete them. Empty it, or set another ReleaseRoot.");

    /// <summary>REL7015: The release is published, but the one before it, now 'PATH', cannot be deleted: REASON The next build tries again.</summary>
    internal static Diagnostic LeftBehind(string path, Exception exception) => Error(
        7015, new Place(path), $"The release is published, but the one before it, now '{Visible(path)}', cannot be deleted: {FirstLine(exception)} The next build tries again.");

    /// <summary>REL7016: SOURCE_DATE_EPOCH is 'x', not a number of seconds since 1970 up to 2038. Set it to one, or unset it.</summary>
    internal static Diagnostic BadEpoch(string value, DateTime latest) => Error(
        7016, Place.None, $"SOURCE_DATE_EPOCH is '{Visible(value)}', not a number of seconds since 1970 up to {latest.Year}. Set it to one, or unset it.");

    /// <summary>REL7017: The file 'PATH' is not there. Correct the path that names it, or make it.</summary>
    internal static Diagnostic NoSuchFile(string path) => Error(
        7017, Place.None, $"The file '{Visible(path)}' is not there. Correct the path that names it, or make it.");

    /// <summary>REL7018: The file holds something that this version of Release.Sdk did not write. Delete it, or the directory obj, and build again.</summary>
    internal static Diagnostic NotOurs(string file) => Error(
        7018, new Place(file), "An earlier step of the build wrote this file, and now it holds something that this version of Release.Sdk did not write. Delete it, or the directory obj, and build again.");

    private static string FirstLine(Exception exception)
    {
        var line = exception.Message.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd();
        return line.EndsWith('.') ? line : line + ".";
    }
}

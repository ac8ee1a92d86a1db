using static Release.Otp.Diagnostic;

namespace Release.Otp.TargetSystem;

/// <summary>What can be wrong with the files of a target system.</summary>
public static class TargetSystemErrors
{
    /// <summary>REL7001: The path 'a\b' holds a backslash, so it cannot stand in a release. Rename 'SOURCE'.</summary>
    public static Diagnostic BadPath(string path, string fault, FileContent content) => Error(
        7001, PlaceOf(content), $"The path '{Visible(path)}' {fault}, so it cannot stand in a release. {WayOut(content)}");

    /// <summary>REL7002: Two files are meant for 'lib/a-1/ebin/a.app': 'ONE' and 'OTHER'. Leave one of them out.</summary>
    public static Diagnostic TwoFiles(string path, FileContent one, FileContent other) => Error(
        7002, PlaceOf(other), $"Two files are meant for '{path}': {Describe(one)} and {Describe(other)}. Leave one of them out.");

    /// <summary>REL7003: 'priv/A' and 'priv/a' differ only in case, so a system that ignores case could not hold both. Rename one.</summary>
    public static Diagnostic OnlyCaseDiffers(string one, string other, FileContent content) => Error(
        7003, PlaceOf(content), $"'{one}' and '{other}' differ only in case, so a system that ignores case could not hold both. Rename one.");

    /// <summary>REL7004: 'bin/a' is a file, so 'bin/a/b' cannot stand below it. Rename one of them.</summary>
    public static Diagnostic FileAboveFile(PlannedFile above, PlannedFile below) => Error(
        7004, PlaceOf(SourceOf(above.Content) is null ? below.Content : above.Content), $"'{above.Path}' is a file, so '{below.Path}' cannot stand below it. Rename one of them.");

    /// <summary>REL7005: Application 'web' lists the module 'web_sup', but there is no 'ebin/web_sup.beam'. Compile it, or take it off the list.</summary>
    public static Diagnostic MissingModule(Place place, ApplicationFiles application, string module) => Error(
        7005,
        place,
        $"Application '{application.Name}' lists the module '{module}', but there is no 'ebin/{module}.beam'. Compile it, or take it off the list.");

    /// <summary>The text without characters that could change what a terminal shows.</summary>
    public static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : $"{c}"));

    private static Place PlaceOf(FileContent content) => new(SourceOf(content));

    private static string WayOut(FileContent content) =>
        SourceOf(content) is { } source ? $"Rename '{Visible(source)}', or change the path that the project gives it." : "Change the name that the project gives it.";

    private static string Describe(FileContent content) =>
        SourceOf(content) is { } source ? $"'{source}'" : "one that the build makes";

    private static string? SourceOf(FileContent content) => content switch
    {
        FileContent.CopyOf copy => copy.File,
        FileContent.WholeBeam beam => beam.File,
        FileContent.StrippedBeam beam => beam.File,
        _ => null,
    };
}

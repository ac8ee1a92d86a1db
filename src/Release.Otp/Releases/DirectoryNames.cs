namespace Release.Otp.Releases;

/// <summary>Names and versions become parts of paths below the release's root; some texts would lead out of it.</summary>
internal static class DirectoryNames
{
    /// <summary>Whether a text may be a part of a file name: it cannot leave its directory, and no system reads it as two names.</summary>
    public static bool IsSafe(string text) =>
        text is not ("." or "..") && !text.Any(character => character is '/' or '\\' || char.IsControl(character));
}

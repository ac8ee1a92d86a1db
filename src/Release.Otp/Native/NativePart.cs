namespace Release.Otp.Native;

/// <summary>A native file of a release.</summary>
/// <param name="Path">Where it stands below the release's root.</param>
/// <param name="Application">The application that it belongs to; null for the runtime system and for files of the release itself.</param>
/// <param name="File">What its headers say.</param>
public sealed record NativePart(string Path, string? Application, NativeFile File)
{
    /// <summary>Where the user can mend it: its source.</summary>
    public Place Place => new(File.File);

    /// <summary>Its name in a sentence.</summary>
    public override string ToString() => Application is { } application ? $"'{Path}' of application '{application}'" : $"'{Path}'";
}

using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>A generated <c>.appup</c> file.</summary>
/// <param name="Name">The application.</param>
/// <param name="File">The file's content.</param>
public sealed record GeneratedAppup(ApplicationName Name, ApplicationUpgradeFile File)
{
    /// <summary>The text of the file, in UTF-8, an instruction a line; it begins with what people should know before they trust it.</summary>
    public string ToText() => AppupText.Of(this);
}

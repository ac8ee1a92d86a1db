using System.Text;

namespace Release.Otp.Upgrades;

/// <summary>Comments in files of terms.</summary>
internal static class ErlangComment
{
    /// <summary>Appends a line of comment. A control character in it, which could end the line, becomes a question mark.</summary>
    public static void Append(StringBuilder text, string comment) =>
        text.Append("%% ").Append(string.Concat(comment.Select(character => char.IsControl(character) ? '?' : character)).TrimEnd()).Append('\n');
}

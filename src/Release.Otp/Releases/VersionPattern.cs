using System.Text;
using System.Text.RegularExpressions;
using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>The versions of an application that a path of an <c>.appup</c> file is for, see appup(4).</summary>
/// <param name="Text">The one version, or a regular expression.</param>
/// <param name="IsExpression">
/// Whether the text is a regular expression; it stands in the file as a binary, and its first match must be the whole version.
/// </param>
public sealed record VersionPattern(string Text, bool IsExpression = false)
{
    // Far more than an honest expression takes for a version, and soon over for one that tries every way to fail.
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    /// <summary>The pattern of one version.</summary>
    public static VersionPattern Of(Vsn version) => new(version.Value);

    /// <summary>Whether the pattern is for a version.</summary>
    /// <exception cref="DiagnosticException">REL6006: the regular expression cannot be used.</exception>
    public bool Matches(Vsn version)
    {
        if (!IsExpression)
        {
            return Text == version.Value;
        }

        try
        {
            var match = Regex.Match(version.Value, PerlExpression.ToDotNet(Text), RegexOptions.CultureInvariant, Limit);
            return match.Success && match.Value == version.Value;
        }
        catch (Exception exception) when (exception is RegexParseException or RegexMatchTimeoutException or FormatException)
        {
            throw new DiagnosticException(UpgradeFileErrors.BadExpression(Text, exception.Message), exception);
        }
    }

    /// <summary>The pattern as it stands in the file: a string, or a binary in UTF-8.</summary>
    public Term ToTerm() => IsExpression ? Term.Binary(Encoding.UTF8.GetBytes(Text)) : Term.String(Text);

    /// <summary>The pattern as Erlang writes it.</summary>
    public override string ToString() => TermPrinter.Print(ToTerm());

    /// <summary>Reads a pattern; null where a term can be none.</summary>
    internal static VersionPattern? Read(Term term) => term switch
    {
        BitStringTerm binary when binary.TryGetText(out var text) => new VersionPattern(text, IsExpression: true),
        _ when term.AsText() is { } text => new VersionPattern(text),
        _ => null,
    };
}

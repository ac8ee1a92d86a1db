using System.Text.RegularExpressions;

namespace Release.Sdk.Tests.Mix;

/// <summary>
/// A difference from <c>mix release</c> that is meant. <c>docs/mix-release.md</c> has a row for each, with the same place and reason.
/// </summary>
/// <param name="Side">Where it stands.</param>
/// <param name="Place">The paths as the document writes them: <c>VSN</c> is any version, <c>NAME</c> any name, <c>*</c> anything but <c>/</c>, <c>**</c> anything.</param>
/// <param name="Reason">Why it is meant, as in the document.</param>
internal sealed partial record DeliberateDifference(Side Side, string Place, string Reason)
{
    /// <summary>Whether this is the one.</summary>
    public bool Explains(Difference difference) => difference.Side == Side && Pattern.IsMatch(difference.Place);

    private Regex Pattern => field ??= new Regex($"^({string.Join('|', Place.Split(", ").Select(Alternative))})$", RegexOptions.CultureInvariant);

    private static string Alternative(string place) => Placeholder().Replace(Regex.Escape(place), found => found.Value switch
    {
        "VSN" => "[0-9][^/]*",
        "NAME" => "[a-z][a-z0-9_]*",
        @"\*\*" => ".*",
        _ => "[^/]*",
    });

    [GeneratedRegex(@"VSN|NAME|\\\*\\\*|\\\*")]
    private static partial Regex Placeholder();
}

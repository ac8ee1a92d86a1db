using System.Globalization;
using System.Text.RegularExpressions;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>How runtime packs are named: <c>Otp.Runtime.RID</c>, with OTP's version as NuGet writes it.</summary>
internal static partial class RuntimePackId
{
    /// <summary>The id of the package.</summary>
    public static string Of(string identifier) => $"Otp.Runtime.{identifier}";

    /// <summary>
    /// OTP's version as NuGet writes it: three numbers at least, a fourth only where it is not 0 (27.3 is 27.3.0). Null where it is none
    /// that NuGet could hold. The <c>**</c> of an installation that was patched is OTP's own affair.
    /// </summary>
    public static string? Version(string otpVersion)
    {
        var match = Versions().Match(otpVersion.TrimEnd('*'));
        if (!match.Success)
        {
            return null;
        }

        var numbers = match.Groups[1].Value.Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList();
        numbers.AddRange(Enumerable.Repeat(0, Math.Max(0, 3 - numbers.Count)));
        return string.Join('.', numbers is [.. var three, 0] && numbers.Count == 4 ? three : numbers) + match.Groups[2].Value;
    }

    /// <summary>Where NuGet puts the package below a folder of packages.</summary>
    public static string Directory(string folder, string identifier, string version) =>
        Path.Join(folder, Of(identifier).ToLowerInvariant(), version.ToLowerInvariant());

    [GeneratedRegex(@"^([0-9]{1,8}(?:\.[0-9]{1,8}){1,3})(-[0-9A-Za-z]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Versions();
}

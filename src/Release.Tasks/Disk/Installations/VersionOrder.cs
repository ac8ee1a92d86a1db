using System.Numerics;

namespace Release.Tasks.Disk.Installations;

/// <summary>
/// The order of OTP versions: numbers between dots count as numbers, so that 5.10 is later than 5.9; a version that another one begins
/// with is earlier; a part that is no number is earlier than every number, as in <c>15.0-rc1</c>.
/// </summary>
internal sealed class VersionOrder : IComparer<string>
{
    /// <summary>The one comparer.</summary>
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (one, other) = ((x ?? "").Split('.', '-'), (y ?? "").Split('.', '-'));
        var parts = one.Zip(other, ComparePart).FirstOrDefault(order => order != 0);
        return parts != 0 ? parts : CompareRest(one, other);
    }

    private static int ComparePart(string one, string other) => (Number(one), Number(other)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        (null, { }) => -1,
        ({ }, null) => 1,
        _ => string.CompareOrdinal(one, other),
    };

    // 15.0.1 is later than 15.0, but 15.0-rc1 is earlier.
    private static int CompareRest(string[] one, string[] other) => one.Length.CompareTo(other.Length) switch
    {
        < 0 => Number(other[one.Length]) is null ? 1 : -1,
        > 0 => Number(one[other.Length]) is null ? -1 : 1,
        _ => 0,
    };

    private static BigInteger? Number(string part) =>
        part.Length > 0 && part.All(char.IsAsciiDigit) ? BigInteger.Parse(part, System.Globalization.CultureInfo.InvariantCulture) : null;
}

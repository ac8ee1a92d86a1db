using System.Globalization;
using Release.Otp;

namespace Release.Tasks.Disk.Archives;

/// <summary>The time of change that every member of an archive bears, so that the hour of the build is not in it.</summary>
public static class ArchiveTime
{
    /// <summary>The time where the user sets none: the first that a zip archive can say.</summary>
    public static DateTime Default { get; } = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // The tar writer counts seconds in 32 bits.
    private static readonly DateTime Latest = DateTime.UnixEpoch.AddSeconds(int.MaxValue);

    /// <summary>
    /// The time that <paramref name="sourceDateEpoch"/> says, the value of SOURCE_DATE_EPOCH (see reproducible-builds.org): seconds since
    /// 1970 UTC; null and empty are the default. A time before 1980 becomes that of <see cref="Default"/>.
    /// </summary>
    /// <exception cref="DiagnosticException">REL7016: no such number.</exception>
    public static DateTime Of(string? sourceDateEpoch)
    {
        if (string.IsNullOrEmpty(sourceDateEpoch))
        {
            return Default;
        }

        var isNumber = int.TryParse(sourceDateEpoch, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds);
        var time = isNumber ? DateTime.UnixEpoch.AddSeconds(seconds) : throw new DiagnosticException(DiskErrors.BadEpoch(sourceDateEpoch, Latest));
        return time < Default ? Default : time;
    }
}

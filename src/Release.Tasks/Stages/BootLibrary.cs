using Release.Otp;
using Release.Otp.Systools;

namespace Release.Tasks.Stages;

/// <summary>Where the booting node finds its applications.</summary>
internal static class BootLibrary
{
    // Any directory would do: the boot script names the variable instead.
    private const string Library = "/RELEASE_LIB";

    /// <summary>The release brings everything: all paths begin with <c>$ROOT/lib</c>.</summary>
    public static BootScriptOptions WithOtp { get; } = new() { NoDotErlang = true };

    /// <summary>OTP is that of the host: its applications are below <c>$ROOT/lib</c>, all others below <c>$RELEASE_LIB</c>.</summary>
    public static (CheckedRelease Release, BootScriptOptions Options) WithoutOtp(CheckedRelease release, TargetOtp otp)
    {
        var placed = release with { Applications = release.Applications.Select(ordered => Place(ordered, otp)).ToSeq() };
        return (placed, WithOtp with { Variables = [new BootVariable("RELEASE_LIB", Library)] });
    }

    private static OrderedApplication Place(OrderedApplication ordered, TargetOtp otp) => otp.Holds(ordered.Application.EbinDirectory)
        ? ordered
        : ordered with { Application = ordered.Application with { EbinDirectory = $"{Library}/{ordered.Name}-{ordered.Application.Vsn}/ebin" } };
}

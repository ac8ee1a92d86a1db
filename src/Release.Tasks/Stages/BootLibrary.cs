using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Systools;

namespace Release.Tasks.Stages;

/// <summary>Where the booting node finds its applications.</summary>
internal static class BootLibrary
{
    // Any directory would do: the boot script names the variable instead.
    private const string Library = "/RELEASE_LIB";

    private static readonly BootScriptOptions Common = new() { NoDotErlang = true };

    /// <summary>The release brings everything: all paths begin with <c>$ROOT/lib</c>.</summary>
    public static (CheckedRelease Release, BootScriptOptions Options) WithOtp(CheckedRelease release, TargetOtp otp, ElixirBoot elixir) =>
        (release, elixir.Extend(Common, $"$ROOT/{Consolidated(release)}", NotOfOtp(release, otp)));

    /// <summary>OTP is that of the host: its applications are below <c>$ROOT/lib</c>, all others below <c>$RELEASE_LIB</c>.</summary>
    public static (CheckedRelease Release, BootScriptOptions Options) WithoutOtp(CheckedRelease release, TargetOtp otp, ElixirBoot elixir)
    {
        var placed = release with { Applications = release.Applications.Select(ordered => Place(ordered, otp)).ToSeq() };
        var options = Common with { Variables = [new BootVariable("RELEASE_LIB", Library)] };
        return (placed, elixir.Extend(options, $"$RELEASE_LIB/../{Consolidated(release)}", NotOfOtp(release, otp)));
    }

    private static string Consolidated(CheckedRelease release) => $"releases/{release.Specification.Vsn}/consolidated";

    private static IEnumerable<ApplicationName> NotOfOtp(CheckedRelease release, TargetOtp otp) =>
        release.Applications.Where(ordered => !otp.Holds(ordered.Application.EbinDirectory)).Select(ordered => ordered.Name);

    private static OrderedApplication Place(OrderedApplication ordered, TargetOtp otp) => otp.Holds(ordered.Application.EbinDirectory)
        ? ordered
        : ordered with { Application = ordered.Application with { EbinDirectory = $"{Library}/{ordered.Name}-{ordered.Application.Vsn}/ebin" } };
}

using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Releases;

/// <summary>A release that mix and we are asked for.</summary>
/// <param name="Directory">Its applications are below <c>lib</c>.</param>
/// <param name="Applications">The applications that can be found besides Elixir's and OTP's.</param>
/// <param name="Asked">Those asked for, NAME or NAME:TYPE.</param>
/// <param name="Skip">What <c>skip_mode_validation_for</c> names.</param>
/// <param name="HasProviders">Whether there are config providers.</param>
/// <param name="Consolidated">The directory in front of the code path; empty for none.</param>
internal sealed record MixCase(string Directory, SomeApplication[] Applications, string[] Asked, string[] Skip, bool HasProviders, string Consolidated)
{
    /// <summary>The case as <c>file:consult/1</c> reads it.</summary>
    public string Term =>
        $"{{\"{Directory}\",[{string.Join(',', Asked.Select(Pair))}],[{string.Join(',', Skip)}],{(HasProviders ? "true" : "false")},\"{Consolidated}\"}}.\n";

    public ApplicationCatalog Catalog => new([new SomeSource(Applications), InstalledElixir.Source, InstalledOtp.Source], InstalledOtp.OtpRelease);

    public ReleaseRequest Request => Some.Request(Asked) with
    {
        Defaults = ReleaseRequest.ElixirDefaults,
        SkipModeValidationFor = Skip.Select(name => new ApplicationName(name)).ToSeq(),
    };

    public BootScriptOptions Options => new()
    {
        NoDotErlang = true,
        Variables = [new BootVariable("RELEASE_LIB", $"{Directory}/lib"), new BootVariable("RELEASE_LIB", Elixir.Library)],
        AfterStdlib = HasProviders ? [BootCall.ConfigProviders] : [],
        Prepended = Consolidated.Length > 0 ? new PrependedPaths([Consolidated], NotOfOtp) : null,
    };

    private Seq<ApplicationName> NotOfOtp =>
        [.. Applications.Select(application => application.Name).Concat(["elixir", "iex", "logger"]).Select(name => new ApplicationName(name))];

    public override string ToString() => $"{Term}{string.Join('\n', Applications.Select(application => System.Text.Encoding.UTF8.GetString(application.Bytes)))}";

    private static string Pair(string asked) => asked.Split(':') is [var name, var type] ? $"{{{name},{type}}}" : $"{{{asked},permanent}}";
}

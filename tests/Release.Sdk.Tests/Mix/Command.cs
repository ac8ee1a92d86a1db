namespace Release.Sdk.Tests.Mix;

/// <summary>A command of <c>bin/NAME</c> and how it ends in a release of mix and in one of this SDK.</summary>
/// <param name="Arguments">The command and its arguments.</param>
/// <param name="MixStatus">How it ends in a release of mix, as observed there.</param>
/// <param name="SdkStatus">How it ends here, see docs/commands.md.</param>
/// <param name="SameOutput">Whether standard output is the same.</param>
internal sealed record Command(string[] Arguments, int MixStatus, int SdkStatus, bool SameOutput = true)
{
    /// <summary>A command that ends in the same way in both.</summary>
    public static Command Same(int status, params string[] arguments) => new(arguments, status, status);

    public override string ToString() => string.Join(' ', Arguments);
}

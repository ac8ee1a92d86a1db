using System.Runtime.InteropServices;

namespace Release.Sdk.Tests.RuntimePacks;

/// <summary>A user's repository with a directory of runtime packs as a package source, and a package folder of its own.</summary>
public sealed class PackedWorkspace : IDisposable
{
    private readonly Workspace _workspace = new("packs");

    public PackedWorkspace()
    {
        Directory.CreateDirectory(Feed);
        _workspace.Write("NuGet.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Repository.Packages}" />
                <add key="packs" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
        File.CreateSymbolicLink(_workspace.Path(".path", "dotnet"), Dotnet());
    }

    /// <summary>The identifier of this machine.</summary>
    public static string Identifier { get; } = RuntimeInformation.RuntimeIdentifier is var identifier && identifier.StartsWith("linux-", StringComparison.Ordinal)
        ? identifier
        : $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>An identifier of machines that cannot run what this one runs.</summary>
    public static string OtherIdentifier { get; } = Identifier == "linux-arm64" ? "linux-x64" : "linux-arm64";

    /// <summary>The version of the installed OTP, as it says itself.</summary>
    public static string OtpVersion { get; } = File.ReadAllText(Directory.GetFiles(Path.Combine(Erlang.Root, "releases"), "OTP_VERSION", SearchOption.AllDirectories).Single()).Trim();

    public Workspace Workspace => _workspace;

    public string Feed => _workspace.Path("feed");

    /// <summary>Where NuGet unpacks the packs of this repository.</summary>
    public string Packages => Directory.CreateDirectory(_workspace.Path("packages")).FullName;

    /// <summary>The directory of the unpacked pack.</summary>
    public string Pack(string identifier) => Path.Combine(Packages, $"otp.runtime.{identifier}", OtpVersion);

    /// <summary>Packs an installation into the package source.</summary>
    public BuildResult PackOtp(string project, string identifier, string? otpRoot = null) => _workspace.Build(
        project, "-t:PackOtpRuntime", $"-p:OtpRoot={otpRoot ?? Erlang.Root}", $"-p:RuntimeIdentifier={identifier}", $"-p:PackageOutputPath={Feed}", $"-p:RestorePackagesPath={Packages}");

    /// <summary>Builds where dotnet is all that is on the PATH.</summary>
    // REL3027: a distribution's Erlang needs libraries of the distribution, which the release rightly says.
    public BuildResult BuildWithoutErlang(string project, params string[] arguments) => _workspace.Build(
        project, new Dictionary<string, string?> { ["PATH"] = _workspace.Path(".path"), ["OTP_ROOT"] = null },
        [$"-p:OtpVersion={OtpVersion}", $"-p:RestorePackagesPath={Packages}", "-p:MSBuildWarningsAsMessages=REL3027", .. arguments]);

    public void Dispose() => _workspace.Dispose();

    private string Dotnet()
    {
        Directory.CreateDirectory(_workspace.Path(".path"));
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(directory => Path.Combine(directory, "dotnet")).First(File.Exists);
        return File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found;
    }
}

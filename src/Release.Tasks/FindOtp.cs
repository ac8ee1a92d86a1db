using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.RuntimePacks;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Finds the OTP installation without starting it: the one named, else the runtime pack, else that of the erl on the PATH.</summary>
[MSBuildMultiThreadableTask]
public sealed class FindOtp : ReleaseTask
{
    /// <summary>Root of the installation, or empty.</summary>
    public string OtpRoot { get; set; } = "";

    /// <summary><c>true</c>, <c>false</c>, or the path of an <c>erts-VSN</c>: then its installation is meant.</summary>
    public string IncludeErts { get; set; } = "true";

    /// <summary>The kind of machine that the release is for; empty in a build for several.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>The version of OTP whose runtime packs are used.</summary>
    public string OtpVersion { get; set; } = "";

    /// <summary>The identifiers whose packs were restored; none where the release is made of an installation.</summary>
    public string[] PackIdentifiers { get; set; } = [];

    /// <summary>Where NuGet puts packages.</summary>
    public string[] PackageFolders { get; set; } = [];

    /// <summary>The identifier of the build machine, whose pack can compile.</summary>
    public string HostIdentifier { get; set; } = "";

    /// <summary>Whether there is something to compile.</summary>
    public bool NeedsCompiler { get; set; } = true;

    /// <summary>Full path of the root.</summary>
    [Output]
    public string Root { get; set; } = "";

    /// <summary>Version of its runtime system.</summary>
    [Output]
    public string ErtsVersion { get; set; } = "";

    /// <summary>Full path of the root of the installation that compiles; empty where nothing does.</summary>
    [Output]
    public string CompilerRoot { get; set; } = "";

    /// <summary>Directories of the runtime packs that are used.</summary>
    [Output]
    public string[] Packs { get; set; } = [];

    /// <summary>Whether the runtime system is shipped.</summary>
    [Output]
    public bool IncludesErts { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var erts = !bool.TryParse(IncludeErts, out var included) ? Path.TrimEndingDirectorySeparator(FullPath(IncludeErts)) : null;
        if (erts is not null && !(Directory.Exists(erts) && Path.GetFileName(erts).StartsWith("erts-", StringComparison.Ordinal)))
        {
            throw new DiagnosticException(ProjectErrors.NoErts(new Place(FullPath(ProjectFile)), IncludeErts));
        }

        IncludesErts = erts is not null || included;
        var named = erts is not null ? Path.GetDirectoryName(erts) : OtpRoot.Length > 0 ? FullPath(OtpRoot) : null;
        if (named is null && PackIdentifiers.Length > 0)
        {
            TakePacks();
        }
        else
        {
            TakeInstallation(Installed(named, erts is null ? null : Path.GetFileName(erts)["erts-".Length..]));
        }
    }

    private void TakeInstallation(OtpInstallation found) => (Root, ErtsVersion, CompilerRoot) = (found.Root, found.ErtsVersion, found.Root);

    private void TakePacks()
    {
        var target = RuntimeIdentifier.Length > 0 ? PackOf(RuntimeIdentifier) : null;
        var compiler = NeedsCompiler && PackIdentifiers.Contains(HostIdentifier) ? PackOf(HostIdentifier) : null;
        CompilerRoot = !NeedsCompiler ? "" : compiler?.Root ?? OtherCompiler();
        (Root, ErtsVersion) = (target?.Root ?? CompilerRoot, target?.Manifest.ErtsVersion ?? "");
        Packs = [.. new[] { target, compiler }.OfType<RuntimePack>().Select(pack => pack.Directory).Distinct()];
    }

    private RuntimePack PackOf(string identifier) => RuntimePack.Find(PackageFolders.Select(FullPath), identifier, OtpVersion);

    private string OtherCompiler()
    {
        try
        {
            return Installed(null, null).Root;
        }
        catch (DiagnosticException exception) when (exception.Diagnostic == OtpErrors.NotFound(null))
        {
            throw new DiagnosticException(RuntimePackErrors.NoCompiler(string.Join(" and ", PackIdentifiers)), exception);
        }
    }

    private OtpInstallation Installed(string? root, string? ertsVersion) =>
        OtpInstallation.Find(root, TaskEnvironment.GetEnvironmentVariable("OTP_ROOT"), TaskEnvironment.GetEnvironmentVariable("PATH"), ertsVersion);
}

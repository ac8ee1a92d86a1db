using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Makes the release directory: applications, runtime system, boot scripts, configuration, launchers and the user's files.</summary>
[MSBuildMultiThreadableTask]
public sealed class AssembleRelease : OtpStageTask
{
    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>The directory of the boot scripts.</summary>
    [Required]
    public string BootScriptDirectory { get; set; } = "";

    /// <summary>Whether the runtime system and OTP's applications are shipped.</summary>
    public bool IncludesErts { get; set; } = true;

    /// <summary>Whether modules are stripped.</summary>
    public bool StripBeams { get; set; } = true;

    /// <summary>Names of chunks that stripping keeps besides.</summary>
    public string[] KeepBeamChunks { get; set; } = [];

    /// <summary>Whether gzip is put around every module.</summary>
    public bool CompressBeams { get; set; }

    /// <summary>What CompileMix wrote about the project, or empty.</summary>
    public string MixDescription { get; set; } = "";

    /// <summary>The configuration that Elixir evaluates when the release boots; empty or <c>false</c> for none.</summary>
    public string RuntimeConfigPath { get; set; } = "";

    /// <summary>The directory of the configuration and templates that ConfigureRelease made, or empty.</summary>
    public string ConfigurationDirectory { get; set; } = "";

    /// <summary>A cookie to ship, or empty.</summary>
    public string Cookie { get; set; } = "";

    /// <summary>For which systems launchers are made: <c>unix</c>, <c>windows</c>.</summary>
    public string[] ExecutablesFor { get; set; } = [];

    /// <summary>The user's <c>sys.config</c>, or empty.</summary>
    public string SysConfig { get; set; } = "";

    /// <summary>The user's template of <c>vm.args</c>, or empty.</summary>
    public string VmArgs { get; set; } = "";

    /// <summary>The user's template of <c>remote.vm.args</c>, or empty.</summary>
    public string RemoteVmArgs { get; set; } = "";

    /// <summary>The user's template of <c>env.sh</c>, or empty.</summary>
    public string EnvSh { get; set; } = "";

    /// <summary>The user's template of <c>env.bat</c>, or empty.</summary>
    public string EnvBat { get; set; } = "";

    /// <summary>The user's files; metadata <c>TargetPath</c>, the path in the release.</summary>
    public ITaskItem[] Overlays { get; set; } = [];

    /// <summary>The directories that those files were found in; what is empty in them becomes a directory of the release.</summary>
    public string[] OverlayDirectories { get; set; } = [];

    /// <summary>The SDK's own scripts and templates.</summary>
    [Required]
    public string TemplatesDirectory { get; set; } = "";

    /// <summary>The directory to make.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    /// <summary>The project's output directory; between it and the release no link is followed.</summary>
    public string OutputRoot { get; set; } = "";

    /// <summary>What the last build wrote there.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var composed = ReleaseComposition.Compose(Request());
        if (!Report(composed.Diagnostics) || composed.Value is not { } release)
        {
            return;
        }

        var root = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot));
        var options = new ReleaseDirectoryOptions
        {
            Root = root,
            OutputRoot = FileOrNull(OutputRoot),
            ManifestFile = FullPath(ManifestFile),
            Cancellation = Cancellation,
        };
        var result = new ReleaseDirectory(options).Write(release.Plan);
        if (Report(result.Diagnostics))
        {
            Log.LogMessage($"{root}: {result.Added} files added, {result.Changed} changed, {result.Removed} removed, {result.Unchanged} as they were.");
            Save(release.Record.Read(MixDescription.Length > 0 ? [FullPath(MixDescription)] : [])
                .Wrote(release.Plan.Files.Select(file => Path.Join(root, file.Path)))
                .Made(release.Plan.EmptyDirectories.Select(directory => Path.Join(root, directory))));
        }
    }

    private AssemblyRequest Request() => new()
    {
        ReleaseFile = FullPath(ReleaseFile),
        ApplicationsFile = FullPath(ApplicationsFile),
        BootScriptDirectory = FullPath(BootScriptDirectory),
        Otp = ReadOtp(),
        TemplatesDirectory = FullPath(TemplatesDirectory),
        IncludesErts = IncludesErts,
        StripsBeams = StripBeams,
        KeepChunks = KeepBeamChunks.ToSeq(),
        CompressesBeams = CompressBeams,
        Mix = MixDescription.Length > 0 ? Mix.MixDescription.Read(FullPath(MixDescription)) : null,
        RuntimeConfig = RuntimeConfigPath.Equals("false", StringComparison.OrdinalIgnoreCase) ? null : FileOrNull(RuntimeConfigPath),
        ConfigurationDirectory = FileOrNull(ConfigurationDirectory),
        Root = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)),
        Cookie = Cookie,
        ExecutablesFor = ExecutablesFor.ToSeq(),
        SysConfig = FileOrNull(SysConfig),
        Templates = new Dictionary<string, string?>
        {
            ["vm.args"] = FileOrNull(VmArgs),
            ["remote.vm.args"] = FileOrNull(RemoteVmArgs),
            ["env.sh"] = FileOrNull(EnvSh),
            ["env.bat"] = FileOrNull(EnvBat),
        },
        Overlays = Overlays.Select(item => new Overlay(item.GetMetadata("TargetPath"), FullPath(item.ItemSpec))).ToSeq(),
        OverlayDirectories = OverlayDirectories.Select(directory => Path.TrimEndingDirectorySeparator(FullPath(directory))).ToSeq(),
    };

    private string? FileOrNull(string path) => path.Length > 0 ? FullPath(path) : null;
}

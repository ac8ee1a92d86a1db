using Microsoft.Build.Framework;
using Release.Otp;
using Release.Otp.Native;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>A stage that plans the release directory: what it is made of and what it is for.</summary>
public abstract class ReleasePlanTask : MixStageTask
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

    /// <summary>What CompileMix wrote about referenced Mix projects.</summary>
    public string[] ReferencedMixDescriptions { get; set; } = [];

    /// <summary>Files of published .NET projects, as CollectReferences answers them.</summary>
    public ITaskItem[] Programs { get; set; } = [];

    /// <summary>The configuration that Elixir evaluates when the release boots; empty or <c>false</c> for none.</summary>
    public string RuntimeConfigPath { get; set; } = "";

    /// <summary>The directory of the configuration and templates that ConfigureRelease made, or empty.</summary>
    public string ConfigurationDirectory { get; set; } = "";

    /// <summary>The directory of <c>relup</c> and the <c>.appup</c> files that GenerateRelup made, or empty.</summary>
    public string UpgradeDirectory { get; set; } = "";

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

    /// <summary>The kind of machine that the release is for, as in <c>linux-x64</c>; empty for that of its own emulator.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>The oldest glibc that the release is to run with, as in <c>2.31</c>; empty where nobody says.</summary>
    public string MinimumGlibc { get; set; } = "";

    /// <summary>The directory of the release.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    private protected AssemblyRequest Request() => Request(ReadMix());

    private AssemblyRequest Request(Mix.MixDescription? mix) => new()
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
        Mix = mix,
        BuiltByMix = ReferencedMixDescriptions.Select(file => Mix.MixDescription.Read(FullPath(file))).Concat(mix is null ? [] : [mix])
            .SelectMany(description => description.Applications).Select(application => application.Ebin).ToHashSet(StringComparer.Ordinal),
        Programs = Programs.Select(Program).ToSeq(),
        Project = new Place(FullPath(ProjectFile)),
        RuntimeConfig = RuntimeConfigPath.Equals("false", StringComparison.OrdinalIgnoreCase) ? null : FileOrNull(RuntimeConfigPath),
        ConfigurationDirectory = FileOrNull(ConfigurationDirectory),
        UpgradeDirectory = FileOrNull(UpgradeDirectory),
        Root = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)),
        RuntimeIdentifier = Identifier(),
        MinimumGlibc = OldestGlibc(),
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

    /// <summary>What was read about this project and those it refers to.</summary>
    private protected IEnumerable<string> Descriptions() => MixFiles().Concat(ReferencedMixDescriptions.Select(FullPath));

    private static PortProgram Program(ITaskItem item) => new(
        item.GetMetadata("Application"), item.GetMetadata("PathInApplication"), item.ItemSpec, item.GetMetadata("Owner"), item.GetMetadata("Asked") == "true");

    private protected string? FileOrNull(string path) => path.Length > 0 ? FullPath(path) : null;

    private RuntimeIdentifier? Identifier() => RuntimeIdentifier.Length == 0 ? null
        : Otp.Native.RuntimeIdentifier.Parse(RuntimeIdentifier) ?? throw new DiagnosticException(NativeErrors.UnknownRuntimeIdentifier(new Place(ProjectFile), RuntimeIdentifier));

    private GlibcVersion? OldestGlibc() => MinimumGlibc.Length == 0 ? null
        : GlibcVersion.Parse(MinimumGlibc) ?? throw new DiagnosticException(NativeErrors.BadGlibcVersion(new Place(ProjectFile), MinimumGlibc));
}

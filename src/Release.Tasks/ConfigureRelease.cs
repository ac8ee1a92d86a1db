using Microsoft.Build.Framework;
using Release.Otp;
using Release.Tasks.Disk;
using Release.Tasks.Mix;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Writes the configuration of a release of a Mix project: <c>sys.config</c>, and the templates that only Elixir can render.</summary>
[MSBuildMultiThreadableTask]
public sealed class ConfigureRelease : OtpStageTask
{
    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>What CompileMix wrote.</summary>
    [Required]
    public string MixDescription { get; set; } = "";

    /// <summary>The evaluated configuration, which CompileMix wrote too.</summary>
    [Required]
    public string MixConfiguration { get; set; } = "";

    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>The directory that holds <c>bin/elixir</c>; empty for the elixir on the PATH.</summary>
    public string ElixirRoot { get; set; } = "";

    /// <summary>The SDK's own Elixir files.</summary>
    [Required]
    public string ScriptsDirectory { get; set; } = "";

    /// <summary>The file that configures the node at its start; <c>false</c> or empty for none.</summary>
    public string RuntimeConfigPath { get; set; } = "";

    /// <summary>The project's own config providers: modules of Elixir; metadata <c>Argument</c>, an expression.</summary>
    public ITaskItem[] ConfigProviders { get; set; } = [];

    /// <summary>Whether <c>mix.exs</c> names config providers too.</summary>
    public bool HasConfigProviders { get; set; }

    /// <summary>Whether the node starts again after its configuration has been computed; empty for what <c>mix.exs</c> says.</summary>
    public string RebootSystemAfterConfig { get; set; } = "";

    /// <summary>Whether the computed configuration is deleted after boot.</summary>
    public string PruneRuntimeSysConfigAfterBoot { get; set; } = "";

    /// <summary>Whether distribution runs while configuration is computed.</summary>
    public string StartDistributionDuringConfig { get; set; } = "";

    /// <summary>Whether the node refuses to boot where configuration was changed that had been compiled in.</summary>
    public string ValidateCompileEnv { get; set; } = "";

    /// <summary>Templates of EEx: names in <c>releases/VSN</c>; metadata <c>File</c>. The plain ones among them are left to others.</summary>
    public ITaskItem[] Templates { get; set; } = [];

    /// <summary>The directory of the release, which templates may name.</summary>
    [Required]
    public string ReleaseRoot { get; set; } = "";

    /// <summary>Where <c>sys.config</c> and rendered templates are written. It is this task's own.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var request = Request();
        using var held = OutputLock.Take(request.OutputDirectory, Cancellation);
        var written = ReleaseConfiguration.Write(request, Cancellation);
        if (Report(written.Diagnostics) && written.Value is { } record)
        {
            Save(record.Read(FullPath(ApplicationsFile)).Read(FullPath(ReleaseFile)));
        }
    }

    private ConfigurationRequest Request()
    {
        var otp = ReadOtp();
        var release = HandWrittenRelease.Read(FullPath(ReleaseFile)).Value ?? throw new InvalidDataException($"{ReleaseFile} was not written by this SDK.");
        var places = ResolvedRelease.Read(FullPath(ApplicationsFile)).Applications;
        return new ConfigurationRequest
        {
            ProjectFile = FullPath(ProjectFile),
            Name = release.Name,
            Version = release.Vsn.Value,
            ReleaseRoot = Path.TrimEndingDirectorySeparator(FullPath(ReleaseRoot)),
            ErtsSource = Path.Join(FullPath(OtpRoot), $"erts-{release.ErtsVsn}"),
            ErtsVersion = release.ErtsVsn.Value,
            Applications = places.Select(place => new ConfiguredApplication(place.Name, place.StartType, place.Directory, otp.Holds(place.Ebin))).ToSeq(),
            DescriptionFile = FullPath(MixDescription),
            ConfigurationFile = FullPath(MixConfiguration),
            ElixirRoot = ElixirRoot.Length > 0 ? FullPath(ElixirRoot) : null,
            ScriptsDirectory = FullPath(ScriptsDirectory),
            Environment = TaskEnvironment.GetEnvironmentVariables(),
            RuntimeConfiguration = RuntimeConfigPath is "" || RuntimeConfigPath.Equals("false", StringComparison.OrdinalIgnoreCase) ? null : FullPath(RuntimeConfigPath),
            HasConfigProviders = HasConfigProviders,
            ConfigProviders = ConfigProviders.Select(item => (item.ItemSpec, item.GetMetadata("Argument"))).ToSeq(),
            Options = Options().ToSeq(),
            Templates = Templates.Select(item => (item.ItemSpec, FullPath(item.GetMetadata("File")))).ToSeq(),
            OutputDirectory = Path.TrimEndingDirectorySeparator(FullPath(OutputDirectory)),
        };
    }

    private IEnumerable<(string Name, bool Value)> Options() =>
        from option in new (string Name, string Value)[]
        {
            ("reboot_system_after_config", RebootSystemAfterConfig),
            ("prune_runtime_sys_config_after_boot", PruneRuntimeSysConfigAfterBoot),
            ("start_distribution_during_config", StartDistributionDuringConfig),
            ("validate_compile_env", ValidateCompileEnv),
        }
        where option.Value.Length > 0
        select (option.Name, bool.Parse(option.Value));
}

using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Tasks.Mix;

/// <summary>Reads the options of one release of a description.</summary>
internal static class MixReleaseReader
{
    public static MixRelease Read(string name, Term options)
    {
        var given = options.Options();
        Term? Given(string option) => given.GetValueOrDefault(option);
        Term Always(string option) => Given(option) ?? throw new InvalidDataException($"Release {name} has no {option}.");
        var strip = Given("strip_beams");
        var version = Always("version");
        ApplicationName? versionOf = version is TupleTerm { Elements: [_, AtomTerm application] } ? new(application.Name) : null;
        return new MixRelease
        {
            Name = name,
            Applications = Always("applications").Items().Select(Application).ToSeq(),
            Version = versionOf is null ? version.Text() : null,
            VersionFromApplication = versionOf,
            IncludeErts = Given("include_erts") is AtomTerm flag ? flag.Name : Given("include_erts")?.Text(),
            IncludeExecutablesFor = Given("include_executables_for")?.Names(),
            StripBeams = strip is ListTerm ? true : strip?.Flag(),
            KeepChunks = strip is ListTerm keep && Sub(keep, "keep") is { } chunks ? chunks.Items().Select(chunk => chunk.Text()).ToSeq() : [],
            CompressBeams = strip is ListTerm compress ? Sub(compress, "compress")?.Flag() : null,
            Cookie = Given("cookie")?.Text(),
            Path = Given("path")?.Text(),
            Quiet = Given("quiet")?.Flag(),
            Overlays = Given("overlays") is { } overlays ? overlays.Items().Select(overlay => overlay.Text()).ToSeq() : [],
            RelTemplatesPath = Given("rel_templates_path")?.Text(),
            RuntimeConfigPath = Always("runtime_config_path") is AtomTerm ? null : Always("runtime_config_path").Text(),
            HasConfigProviders = Given("config_providers")?.Flag() ?? false,
            ValidateCompileEnv = Given("validate_compile_env")?.Flag(),
            RebootSystemAfterConfig = Given("reboot_system_after_config")?.Flag(),
            StartDistributionDuringConfig = Given("start_distribution_during_config")?.Flag(),
            PruneRuntimeSysConfigAfterBoot = Given("prune_runtime_sys_config_after_boot")?.Flag(),
            SkipModeValidationFor = Given("skip_mode_validation_for") is { } skipped ? skipped.Names().Select(app => new ApplicationName(app)).ToSeq() : [],
            Steps = Given("steps") is { } steps ? steps.Items().Select(step => step is AtomTerm atom ? atom.Name : step.Text()).ToSeq() : [],
        };
    }

    private static (ApplicationName Name, StartType Mode) Application(Term pair) => pair is TupleTerm { Elements: [AtomTerm name, AtomTerm mode] }
        ? (new ApplicationName(name.Name), StartTypes.Parse(mode.Name) ?? throw new InvalidDataException($"{mode.Name} is no start type."))
        : throw new InvalidDataException($"{pair} is no application of a release.");

    private static Term? Sub(ListTerm options, string name) =>
        options.Options().GetValueOrDefault(name);
}

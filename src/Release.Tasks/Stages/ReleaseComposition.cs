using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.TargetSystem;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Stages;

/// <summary>A planned target system, and the files and directories that were read for it.</summary>
public sealed record ComposedRelease(TargetSystemPlan Plan, Seq<string> Overlaid, StageRecord Record);

/// <summary>Collects everything that a target system is made of and plans it.</summary>
public sealed class ReleaseComposition
{
    private readonly AssemblyRequest _request;
    private readonly TargetOtp _otp;
    private readonly ResolvedRelease _resolved;
    private readonly Dictionary<ApplicationName, ApplicationPlace> _places;
    private readonly ReleaseSpecification _release;
    private readonly AssemblyFiles _files;
    private readonly List<Diagnostic> _findings = [];
    private readonly List<(string Path, Place Place)> _configurations = [];

    private ReleaseComposition(AssemblyRequest request)
    {
        _request = request;
        _files = new AssemblyFiles(request);
        _files.Record.Read(request.ApplicationsFile);
        _otp = request.Otp;
        _resolved = ResolvedRelease.Read(request.ApplicationsFile);
        _places = _resolved.Applications.ToDictionary(place => place.Name);
        _release = HandWrittenRelease.Read(request.ReleaseFile).Value ?? throw new InvalidDataException($"{request.ReleaseFile} was not written by this SDK.");
    }

    /// <summary>The plan, or everything that stands against it.</summary>
    public static Findings<ComposedRelease> Compose(AssemblyRequest request)
    {
        var composition = new ReleaseComposition(request);
        var overlays = composition.Overlays();
        var planning = TargetSystemPlanner.Plan(composition.Describe() with
        {
            Overlays = composition._files.Of(overlays),
            EmptyDirectories = composition.EmptyDirectories(overlays),
        });
        return Findings.Of(
            new ComposedRelease(planning.Plan, planning.Overlaid, composition._files.Record),
            [
                .. composition._findings,
                .. composition._files.Findings,
                .. composition.MisplacedPrograms(),
                .. planning.Diagnostics,
                .. composition.MissingConfigurations(planning.Plan),
                .. NativeFileStage.Check(planning.Plan, request.RuntimeIdentifier, request.MinimumGlibc),
            ]);
    }

    // What the applications hold, and what is to be kept of modules, is read while everything else is.
    private TargetSystemDescription Describe()
    {
        var applications = Task.Run(() => OnAllProcessors.Select(_release.Applications, entry => Read(_places[entry.Name])));
        var treatment = Treatment();
        return new TargetSystemDescription
        {
            Name = _release.Name,
            Version = _release.Vsn.Value,
            ErtsVersion = _release.ErtsVsn.Value,
            ReleaseSpecification = _files.Text(_request.ReleaseFile),
            BootScripts = [BootScript("start"), BootScript("start_clean")],
            SysConfig = SysConfig(),
            RuntimeConfig = RuntimeConfig(),
            Consolidated = Consolidated(),
            Rendered = [.. new ReleaseTemplates(_request, _release, _resolved.HoldsElixir, _files).Render(), .. Relup()],
            ErtsFiles = _request.IncludesErts ? _files.Of(_otp.ErtsFiles()) : [],
            ErlScript = _request.IncludesErts ? _files.Text(Path.Join(_request.TemplatesDirectory, "erl.sh")) : null,
            Applications = applications.GetAwaiter().GetResult().Select(Application).ToSeq(),
            Treatment = treatment.GetAwaiter().GetResult(),
            Cookie = string.IsNullOrEmpty(_request.Cookie) ? null : _request.Cookie,
        };
    }

    private ApplicationRead Read(ApplicationPlace place) => new(
        place,
        ApplicationResourceFile.Read(SourceFile.Terms(place.ResourceFile, _otp.Release), _otp.Release).Value!,
        _request.Ships(place) ? Directory(place) : null);

    private ApplicationFiles Application(ApplicationRead application)
    {
        var (place, resource, directory) = application;
        _files.Record.Read(place.ResourceFile);
        return new ApplicationFiles(
            place.Name.Value,
            place.Vsn.Value,
            resource.Modules.Select(module => new ListedModule(module, place.IsGenerated ? new Place(place.Source) : resource.PlaceOf("modules", module))).ToSeq(),
            directory is null ? [] : [.. WithAppup(place, _files.Of(directory)), .. Programs(place)],
            directory is not null);
    }

    private IEnumerable<RenderedFile> Relup() => _request.UpgradeDirectory is { } directory
        ? [new RenderedFile($"releases/{_release.Vsn}/relup", _files.Text(Path.Join(directory, "relup")))]
        : [];

    // One that was made for this upgrade takes the place of the application's own.
    private IEnumerable<InputFile> WithAppup(ApplicationPlace place, Seq<InputFile> files)
    {
        var name = $"{place.Name}.appup";
        var path = $"ebin/{name}";
        return _request.UpgradeDirectory is { } directory && SourceFile.Exists(Path.Join(directory, name))
            ? files.Where(file => file.Path != path).Concat(_files.Of(SourceTree.ReadFile(Path.Join(directory, name), path)))
            : files;
    }

    private Seq<InputFile> Programs(ApplicationPlace place) =>
        _files.Of(SourceTree.Join(_request.Programs.Where(program => program.Application == place.Name.Value).Select(program => SourceTree.ReadFile(program.Source, program.Path))));

    private IEnumerable<Diagnostic> MisplacedPrograms() => _request.Programs
        .Where(program => program.IsRequired && !_places.ContainsKey(new ApplicationName(program.Application)))
        .DistinctBy(program => program.Project)
        .Select(program => ReferenceErrors.UnknownApplication(_request.Project, program));

    private SourceTree Directory(ApplicationPlace place) => _request.BuiltByMix.Contains(place.Ebin)
        ? ApplicationDirectory.ReadBuilt(place.Directory)
        : _otp.Holds(place.Ebin) ? _otp.WithModes(ApplicationDirectory.Read(place.Directory, place.SourceDirectory))
        : ApplicationDirectory.Read(place.Directory, place.SourceDirectory);

    private BootScriptFiles BootScript(string name)
    {
        var path = Path.Join(_request.BootScriptDirectory, name);
        return new BootScriptFiles(name, _files.Text(path + ".script"), Seq.Create<byte>(_files.Bytes(path + ".boot")));
    }

    private FileContent SysConfig()
    {
        if (SysConfigFile() is not { } file)
        {
            return new FileContent.Text(ConfigurationFile.Empty);
        }

        var document = TermReader.Consult(_files.Bytes(file), file, _otp.Release);
        _findings.AddRange(ConfigurationFile.Check(document));
        _configurations.AddRange(ConfigurationFile.FilesNamedIn(document));
        return new FileContent.CopyOf(file);
    }

    private string? SysConfigFile()
    {
        if (_files.Made("sys.config") is not { } made)
        {
            return _request.SysConfig;
        }

        _findings.AddRange(_request.SysConfig is { } own ? [AssemblyErrors.SysConfigPassedOver(own)] : (Diagnostic[])[]);
        return made;
    }

    private string? RuntimeConfig()
    {
        if (_request.RuntimeConfig is { } file)
        {
            _files.Record.Read(file);
        }

        return _request.RuntimeConfig;
    }

    private Seq<InputFile> Consolidated()
    {
        if (_request.Mix?.Consolidated is not { } directory)
        {
            return [];
        }

        var tree = SourceTree.Read(directory);
        _files.Of(tree);
        return tree.Modules.ToSeq();
    }

    // A path from the root is one of the machine on which the release will run.
    private IEnumerable<Diagnostic> MissingConfigurations(TargetSystemPlan plan) =>
        from named in _configurations
        where !Path.IsPathRooted(named.Path)
        let beside = PathInRelease(named.Path)
        where !plan.Files.Any(file => file.Path == beside)
        select ConfigurationErrors.FileNotInRelease(named.Place, named.Path, beside);

    private string PathInRelease(string besideSysConfig)
    {
        var path = Path.GetFullPath(besideSysConfig, $"/releases/{_release.Vsn}");
        return path[Path.GetPathRoot(path)!.Length..].Replace('\\', '/');
    }

    private Task<ModuleTreatment> Treatment()
    {
        _files.Record.Read((string[])[.. _request.StripsBeams ? [_otp.BeamLib] : Array.Empty<string>(), _otp.BeamOpcodes]);
        return Task.Run(_request.ReadTreatment);
    }

    private SourceTree Overlays() => SourceTree.Join(_request.Overlays.Select(overlay => SourceTree.ReadFile(overlay.Source, TargetOf(overlay))));

    private Seq<InputDirectory> EmptyDirectories(SourceTree overlays)
    {
        var trees = _request.OverlayDirectories.Select(directory => SourceTree.Read(directory)).ToList();
        _files.Record.ReadDirectories(trees.SelectMany(tree => tree.Directories));
        return [.. overlays.EmptyDirectories, .. trees.SelectMany(tree => tree.EmptyDirectories)];
    }

    private static string TargetOf(Overlay overlay) =>
        (overlay.Target.Length > 0 ? overlay.Target : Path.GetFileName(overlay.Source)).Replace('\\', '/');

    // What the disk says of an application; no directory where the release does not hold its files.
    private sealed record ApplicationRead(ApplicationPlace Place, ApplicationResourceFile Resource, SourceTree? Directory);
}

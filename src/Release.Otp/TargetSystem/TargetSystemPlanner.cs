using Release.Otp.Terms;

namespace Release.Otp.TargetSystem;

/// <summary>Lays out a target system as <c>release_handler</c> and <c>mix release</c> expect it.</summary>
public static class TargetSystemPlanner
{
    /// <summary>Where the cookie stands, a secret whoever ships it.</summary>
    public const string CookiePath = "releases/COOKIE";

    /// <summary>The plan of <paramref name="release"/> with every finding.</summary>
    public static TargetSystemPlanning Plan(TargetSystemDescription release)
    {
        IEnumerable<PlannedFile> files =
        [
            .. Erts(release),
            .. release.Applications.Where(application => application.IsShipped).SelectMany(application => Library(application, release)),
            .. Releases(release),
            .. Version(release),
            .. release.Rendered.Select(file => Text(file.Path, file.Text, file.Mode)),
        ];
        var overlaid = Overlay([.. files], release, out var replaced);
        var plan = TargetSystemPlan.Of(overlaid, release.EmptyDirectories, out var clashes);
        return new TargetSystemPlanning(plan, [.. MissingModules(release), .. clashes], replaced);
    }

    /// <summary>One module of an application as <see cref="Plan"/> plans it.</summary>
    /// <param name="application">The application; its files need not be known.</param>
    /// <param name="source">Full path of the <c>.beam</c> file, in the application's <c>ebin</c>.</param>
    /// <param name="treatment">What is done to modules.</param>
    public static PlannedFile Module(ApplicationFiles application, string source, ModuleTreatment treatment) =>
        new($"{application.Directory}/ebin/{Path.GetFileName(source)}", UnixMode.Ordinary, treatment.Of(source, application.Name));

    private static IEnumerable<PlannedFile> Erts(TargetSystemDescription release)
    {
        var root = $"erts-{release.ErtsVersion}";
        foreach (var file in release.ErtsFiles.Where(file => ErtsPrograms.IsShipped(file.Path)))
        {
            yield return new PlannedFile($"{root}/{file.Path}", ErtsPrograms.ModeOf(file.Path), new FileContent.CopyOf(file.Source));
        }

        if (release.ErlScript is { } script)
        {
            yield return Text($"{root}/bin/erl", script, UnixMode.Executable);
        }
    }

    private static IEnumerable<PlannedFile> Library(ApplicationFiles application, TargetSystemDescription release) =>
        application.Files.Select(file => new PlannedFile($"{application.Directory}/{file.Path}", ModeOf(file), ContentOf(file, application.Name, release)));

    private static FileContent ContentOf(InputFile file, string application, TargetSystemDescription release) =>
        IsModule(file.Path) ? release.Treatment.Of(file.Source, application) : new FileContent.CopyOf(file.Source);

    // Only priv holds programs; a file system without mode bits shows every file as one.
    private static UnixMode ModeOf(InputFile file) =>
        file.IsExecutable && file.Path.StartsWith("priv/", StringComparison.Ordinal) ? UnixMode.Executable : UnixMode.Ordinary;

    private static bool IsModule(string path) =>
        path.StartsWith("ebin/", StringComparison.Ordinal) && path.EndsWith(".beam", StringComparison.Ordinal);

    private static IEnumerable<PlannedFile> Releases(TargetSystemDescription release)
    {
        yield return Text("releases/RELEASES", TermPrinter.File([ReleasesFile.TermOf(release)]));
        yield return Text("releases/start_erl.data", ReleasesFile.StartErlData(release.ErtsVersion, release.Version));
        if (release.Cookie is { } cookie)
        {
            yield return Text(CookiePath, cookie, UnixMode.Secret);
        }
    }

    private static IEnumerable<PlannedFile> Version(TargetSystemDescription release)
    {
        var directory = $"releases/{release.Version}";
        yield return Text($"{directory}/{release.Name}.rel", release.ReleaseSpecification);
        yield return new PlannedFile($"{directory}/sys.config", UnixMode.Ordinary, release.SysConfig);
        if (release.RuntimeConfig is { } source)
        {
            yield return new PlannedFile($"{directory}/runtime.exs", UnixMode.Ordinary, new FileContent.CopyOf(source));
        }

        foreach (var file in release.Consolidated)
        {
            yield return new PlannedFile($"{directory}/consolidated/{file.Path}", UnixMode.Ordinary, release.Treatment.Of(file.Source, release.Name));
        }

        foreach (var boot in release.BootScripts)
        {
            yield return Text($"{directory}/{boot.Name}.script", boot.Script);
            yield return new PlannedFile($"{directory}/{boot.Name}.boot", UnixMode.Ordinary, new FileContent.Bytes(boot.Boot));
        }
    }

    // As with mix release, an overlay may replace anything; the caller says which files it did replace.
    private static IEnumerable<PlannedFile> Overlay(List<PlannedFile> files, TargetSystemDescription release, out Seq<string> replaced)
    {
        var overlays = release.Overlays;
        var last = overlays.GroupBy(file => file.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last());
        var again = overlays.GroupBy(file => file.Path, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);
        replaced = files.Select(file => file.Path).Where(last.ContainsKey).Concat(again).Distinct().Order(StringComparer.Ordinal).ToSeq();
        return files.Where(file => !last.ContainsKey(file.Path)).Concat(last.Values.Select(file => Overlaying(file, release)));
    }

    private static PlannedFile Overlaying(InputFile file, TargetSystemDescription release) => new(file.Path, OverlayMode(file), OverlayContent(file, release));

    private static UnixMode OverlayMode(InputFile file) => file switch
    {
        { Path: CookiePath } => UnixMode.Secret,
        { IsExecutable: true } => UnixMode.Executable,
        _ => UnixMode.Ordinary,
    };

    private static FileContent OverlayContent(InputFile file, TargetSystemDescription release) => file.Path.Split('/') switch
    {
        ["lib", var application, "ebin", var name] when name.EndsWith(".beam", StringComparison.Ordinal) => new FileContent.WholeBeam(file.Source)
        {
            Target = release.Treatment.TargetOf(application),
        },
        _ => new FileContent.CopyOf(file.Source),
    };

    private static IEnumerable<Diagnostic> MissingModules(TargetSystemDescription release) =>
        from application in release.Applications
        where application.IsShipped
        let present = application.Files.Select(file => file.Path).Concat(OverlaysOf(application, release)).ToHashSet(StringComparer.Ordinal)
        from module in application.Modules
        where !present.Contains($"ebin/{module.Name}.beam")
        select TargetSystemErrors.MissingModule(module.Place, application, module.Name);

    private static IEnumerable<string> OverlaysOf(ApplicationFiles application, TargetSystemDescription release) =>
        from file in release.Overlays
        where file.Path.StartsWith($"{application.Directory}/", StringComparison.Ordinal)
        select file.Path[(application.Directory.Length + 1)..];

    private static PlannedFile Text(string path, string text, UnixMode mode = UnixMode.Ordinary) => new(path, mode, new FileContent.Text(text));
}

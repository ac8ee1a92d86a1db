using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.TargetSystem;
using Release.Tasks.Templates;

namespace Release.Tasks.Stages;

/// <summary>The launchers, flags and environments of a release, each rendered from the SDK's template or from the user's own.</summary>
internal sealed class ReleaseTemplates(AssemblyRequest request, ReleaseSpecification release, bool holdsElixir, AssemblyFiles files)
{
    // What bin/NAME reads of the version it starts; shipped as they stand.
    private static readonly string[] Commands = ["settings.sh", "state.sh", "control.sh", "erlang_commands.sh", "elixir_commands.sh", "upgrade_commands.sh", "commands.exprs", "upgrade_commands.exprs", "node_commands.exprs"];

    // Started by people and by bin/NAME; shipped as they stand.
    private static readonly string[] Launchers = ["elixir", "iex"];

    private readonly HandlebarsTemplateEngine _engine = new();
    private readonly string _version = $"releases/{release.Vsn}";
    private readonly TemplateModel _model = TemplateModel.OfRelease(
        release.Name, release.Vsn.Value, release.ErtsVsn.Value, request.IncludesErts, release.Applications.Select(entry => (entry.Name.Value, entry.Vsn.Value)));

    private readonly EexRelease _elixirModel = EexRelease.At(request.Root, release.Name, release.Vsn.Value, release.ErtsVsn.Value);

    /// <summary>Every text at its place. Throws <see cref="DiagnosticException"/> for a template that cannot be rendered.</summary>
    public IEnumerable<RenderedFile> Render() =>
    [
        new($"{_version}/vm.args", Own("vm.args")),
        new($"{_version}/remote.vm.args", Own("remote.vm.args")),
        .. request.ExecutablesFor.Contains("unix") ? Unix() : [],
        .. request.ExecutablesFor.Contains("windows") ? Windows() : [],
    ];

    private IEnumerable<RenderedFile> Unix() =>
    [
        new($"bin/{release.Name}", Shipped("name.sh.hbs"), UnixMode.Executable),
        new($"{_version}/env.sh", Own("env.sh")),
        .. Commands.Select(name => new RenderedFile($"{_version}/{name}", AsItStands(name))),
        .. holdsElixir ? Launchers.Select(name => new RenderedFile($"{_version}/{name}", AsItStands(name + ".sh"), UnixMode.Executable)) : [],
    ];

    private IEnumerable<RenderedFile> Windows() =>
    [
        new($"bin/{release.Name}.bat", WithCrLf(Shipped("name.bat.hbs"))),
        new($"{_version}/env.bat", WithCrLf(Own("env.bat"))),
    ];

    // What Elixir has rendered wins over the template that it was made of.
    private string Own(string name) =>
        files.Made(name) is { } made ? files.Template(made)
        : request.Templates[name] is { } file ? Render(file)
        : Shipped(name + ".hbs");

    private string AsItStands(string name) => files.Template(Path.Join(request.TemplatesDirectory, name));

    private string Shipped(string name) => Render(Path.Join(request.TemplatesDirectory, name));

    private string Render(string file) => Path.GetExtension(file) == ".eex"
        ? EexTemplate.Render(files.Template(file), file, _elixirModel)
        : _engine.Render(files.Template(file), file, _model);

    // The command processor loses labels in files with bare line feeds.
    private static string WithCrLf(string text) => text.ReplaceLineEndings("\r\n");
}

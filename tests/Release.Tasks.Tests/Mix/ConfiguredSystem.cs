using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Tasks.Stages;
using Release.Tasks.Tests.Compilation;

namespace Release.Tasks.Tests.Mix;

/// <summary>Runs ConfigureRelease for a release that the real mix has assembled, on mix's own list of applications.</summary>
internal sealed class ConfiguredSystem(MixProject project, string name)
{
    public RecordingEngine Engine { get; } = new();

    public string Output => project.Path($"obj/{name}/configuration");

    /// <summary>The text of a file of <c>releases/VSN</c> as mix wrote it.</summary>
    public string Judged(string file) => File.ReadAllText(project.Path($"{MixRoot}/releases/0.1.0/{file}"));

    public string Written(string file) => File.ReadAllText(Path.Combine(Output, file));

    /// <summary>The first two lines, and the term.</summary>
    public static (string Header, Term Configuration) Parts(string text) =>
        (string.Join('\n', text.Split('\n').Take(2)), TermReader.Consult(Encoding.UTF8.GetBytes(text), null).Terms.Single());

    private string MixRoot => $"_build/{project.MixEnv}/rel/{name}";

    public bool Run(Action<ConfigureRelease>? change = null)
    {
        var description = project.Description;
        var rel = project.Path($"{MixRoot}/releases/0.1.0/{name}.rel");
        var release = ReleaseSpecification.Read(TermReader.Consult(File.ReadAllBytes(rel), rel)).Value!;
        var places = release.Applications.Select(application => Place(application, description)).ToSeq();
        File.WriteAllText(project.Path($"obj/{name}.applications.term"), new ResolvedRelease(name, release.Vsn, release.ErtsVsn, places).ToText());
        using var task = Task(rel);
        var definition = description.Release(name)!;
        task.RuntimeConfigPath = definition.RuntimeConfigPath ?? "false";
        task.HasConfigProviders = definition.HasConfigProviders;
        change?.Invoke(task);
        return task.Execute();
    }

    private ConfigureRelease Task(string rel) => new()
    {
        BuildEngine = Engine,
        TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(project.Root, project.Environment),
        ProjectFile = project.Path("demo.relproj"),
        OtpRoot = Erlang.Root,
        ApplicationsFile = $"obj/{name}.applications.term",
        MixDescription = "obj/mix/mix.term",
        MixConfiguration = "obj/mix/config.term",
        ReleaseFile = rel,
        ScriptsDirectory = MixProject.Scripts,
        ReleaseRoot = MixRoot + "/",
        OutputDirectory = Output,
        RecordFile = $"obj/{name}.record",
    };

    public static ITaskItem Item(string name, string metadata, string value)
    {
        var item = new TaskItem(name);
        item.SetMetadata(metadata, value);
        return item;
    }

    private static ApplicationPlace Place(ReleaseApplication application, Release.Tasks.Mix.MixDescription description)
    {
        var ebin = description.Applications.FirstOrDefault(mixed => mixed.Name == application.Name)?.Ebin
            ?? new[] { Path.Join(description.ElixirLibrary, application.Name.Value, "ebin"), Path.Join(Erlang.Root, "lib", $"{application.Name}-{application.Vsn}", "ebin") }.First(Directory.Exists);
        return new ApplicationPlace(application.Name, application.Vsn, application.StartType, null, ebin, Path.Join(ebin, application.Name + ".app"));
    }
}

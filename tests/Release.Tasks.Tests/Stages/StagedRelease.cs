using Microsoft.Build.Utilities;
using Release.Tasks.Tests.Compilation;

namespace Release.Tasks.Tests.Stages;

/// <summary>The stages of a release, run one by one as the SDK does, with their outputs in a directory of a test.</summary>
internal sealed class StagedRelease(GreeterProject project, string directory)
{
    public RecordingEngine Engine { get; } = new();

    public string Root => Path("ours");

    /// <summary>Each finding as CODE FILE(LINE,COLUMN).</summary>
    public string Findings => string.Join(' ',
    [
        .. Engine.Errors.Select(error => $"{error.Code} {error.File}({error.LineNumber},{error.ColumnNumber})"),
        .. Engine.Warnings.Select(warning => $"{warning.Code} {warning.File}({warning.LineNumber},{warning.ColumnNumber})"),
    ]);

    public string Path(string name) => System.IO.Path.Join(directory, name);

    public bool Resolve(Action<ResolveApplications>? change = null)
    {
        var task = new ResolveApplications
        {
            ReleaseName = "greeter",
            ReleaseVersion = "0.2.0",
            ReleaseApplications = [Item("logger", ("StartType", "temporary")), Item("crypto", ("StartType", "load"))],
            CompiledDirectory = Path("compiled"),
            MixDescription = project.Path("mix.term"),
            ApplicationsFile = Path("applications.term"),
        };
        change?.Invoke(task);
        return Run(task);
    }

    public bool Specify() => Run(new GenerateRelFile { ApplicationsFile = Path("applications.term"), OutputFile = Path("greeter.rel") });

    public bool Boot(bool includesOtp = true, string output = "boot") => Run(new GenerateBootScript
    {
        ReleaseFile = Path("greeter.rel"),
        ApplicationsFile = Path("applications.term"),
        IncludesOtp = includesOtp,
        HasConfigProviders = true,
        MixDescription = project.Path("mix.term"),
        OutputDirectory = Path(output),
    });

    public bool Assemble(Action<AssembleRelease>? change = null)
    {
        Directory.CreateDirectory(Path("configuration"));
        File.Copy(project.Path("theirs/releases/0.2.0/sys.config"), Path("configuration/sys.config"), overwrite: true);
        var task = new AssembleRelease
        {
            ReleaseFile = Path("greeter.rel"),
            ApplicationsFile = Path("applications.term"),
            BootScriptDirectory = Path("boot"),
            KeepBeamChunks = ["Docs"],
            CompressBeams = true,
            ExecutablesFor = ["unix"],
            MixDescription = project.Path("mix.term"),
            RuntimeConfigPath = project.Path("config/runtime.exs"),
            ConfigurationDirectory = Path("configuration"),
            VmArgs = project.Path("rel/vm.args.eex"),
            EnvSh = project.Path("rel/env.sh.eex"),
            TemplatesDirectory = System.IO.Path.Join(Templates(), "src", "Release.Sdk", "templates"),
            ReleaseRoot = Root,
            ManifestFile = Path("manifest"),
        };
        change?.Invoke(task);
        return Run(task);
    }

    public static TaskItem Item(string name, params (string Key, string Value)[] metadata) =>
        new(name, metadata.ToDictionary(pair => pair.Key, pair => pair.Value));

    public string Record(string task) => Path(task + ".record");

    private bool Run(OtpStageTask task)
    {
        task.ProjectFile = project.Path("greeter.relproj");
        task.OtpRoot = Erlang.Root;
        task.RecordFile = Record(task.GetType().Name);
        task.BuildEngine = Engine;
        return task.Execute();
    }

    private static string Templates()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Join(root.FullName, "Release.Sdk.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return root.FullName;
    }
}

using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Tests.Compilation;

/// <summary>
/// A project of its own for a test, compiled by the real erlc of the installed OTP. A script in its place writes down what it is asked for:
/// so a test sees what was compiled, not only what came of it.
/// </summary>
internal sealed class ErlangProject : IDisposable
{
    private const string RecordingErlc = """
        #!/bin/sh
        { printf '%s\n' '===' "$@"; } >> "${0%/bin/erlc}/log"
        exec 'ROOT/bin/erlc' "$@"

        """;

    private readonly TemporaryDirectory _directory;

    public ErlangProject(string name = "project")
    {
        _directory = new TemporaryDirectory(name);
        File.WriteAllText(_directory.Write("otp/bin/erlc", ""), RecordingErlc.Replace("ROOT", Erlang.Root, StringComparison.Ordinal));
        Tool.Run("chmod", ["+x", Path("otp/bin/erlc")]);
        Directory.CreateSymbolicLink(Path("otp/lib"), System.IO.Path.Combine(Erlang.Root, "lib"));
    }

    public string Output => Path("obj");

    public string[] Options { get; set; } = [];

    public string[] CodePath { get; set; } = [];

    public string? Version { get; set; }

    public string? OtpRoot { get; set; }

    public Dictionary<string, string> Environment { get; } = new() { ["PATH"] = System.Environment.GetEnvironmentVariable("PATH")! };

    public string Path(string path) => _directory.Path(path);

    public ErlangProject Write(string path, string text)
    {
        _directory.Write(path, text);
        return this;
    }

    /// <summary>An application below <c>apps</c> with a <c>.app.src</c> and nothing else.</summary>
    public ErlangProject Application(string name) =>
        Write($"apps/{name}/src/{name}.app.src", $"{{application, {name}, [{{description, \"\"}}, {{vsn, \"1.0\"}}, {{applications, [kernel, stdlib]}}]}}.\n");

    /// <summary>A module without warnings that exports one function.</summary>
    public ErlangProject Module(string application, string module, string body = "ok", string attributes = "") =>
        Write($"apps/{application}/src/{module}.erl", $"-module({module}).\n-export([f/0]).\n{attributes}\nf() -> {body}.\n");

    /// <summary>Compiles as a build does: the stage's files are checked first, so that what was done before is taken up where that can be.</summary>
    public Compiled Compile()
    {
        StageFiles.Refresh(Path("stages"), "CompileErlang", string.Join('\n', [.. Options, "--", .. CodePath, "--", Version, OtpRoot, "--", .. Resources]), isKept: true);
        var engine = new RecordingEngine();
        using var task = Task(engine);
        return Compile(task, engine);
    }

    public Compiled Compile(CompileErlang task, RecordingEngine engine)
    {
        File.Delete(Path("otp/log"));
        var succeeded = task.Execute();
        var log = File.Exists(Path("otp/log")) ? File.ReadAllText(Path("otp/log")) : "";
        return new Compiled(succeeded, engine, log, task.CompiledApplications);
    }

    public CompileErlang Task(RecordingEngine engine) => new()
    {
        BuildEngine = engine,
        TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(_directory.FullPath, Environment),
        Applications = [.. Resources.Select(file => new TaskItem(file))],
        OutputDirectory = "obj",
        OtpRoot = OtpRoot ?? Path("otp"),
        ErlcOptions = Options,
        CodePath = [.. CodePath.Select(directory => new TaskItem(directory))],
        Version = Version,
        RecordFile = "stages/CompileErlang.record",
    };

    private IEnumerable<string> Resources => Directory.EnumerateFiles(_directory.FullPath, "*.app.src", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>The names of the files in an application's <c>ebin</c>, sorted.</summary>
    public string Ebin(string application) =>
        string.Join(' ', Directory.EnumerateFiles(Path($"obj/{application}/ebin")).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));

    public void Dispose() => _directory.Dispose();
}

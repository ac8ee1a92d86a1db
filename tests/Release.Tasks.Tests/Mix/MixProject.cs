using Microsoft.Build.Framework;
using Release.Otp.Terms;
using Release.Tasks.Mix;
using Release.Tasks.Tests.Compilation;

namespace Release.Tasks.Tests.Mix;

/// <summary>What a run of CompileMix came to.</summary>
internal sealed record MixBuild(bool Succeeded, RecordingEngine Engine, string[] Releases, string DefaultRelease)
{
    /// <summary>Each error as <c>CODE FILE:LINE</c>, the file without its directory.</summary>
    public string Errors => string.Join('\n', Engine.Errors.Select(error => $"{error.Code} {Path.GetFileName(error.File)}:{error.LineNumber}"));

    /// <summary>Each warning as <c>CODE FILE:LINE</c>, the file without its directory.</summary>
    public string Warnings => string.Join('\n', Engine.Warnings.Select(warning => $"{warning.Code} {Path.GetFileName(warning.File)}:{warning.LineNumber}"));

    public string Message => Engine.Errors[0].Message!;
}

/// <summary>A Mix project of its own for a test, compiled by the installed Elixir.</summary>
internal sealed class MixProject : IDisposable
{
    private readonly TemporaryDirectory _directory = new("demo");

    /// <summary>The SDK's Elixir files, as they stand in the sources.</summary>
    public static string Scripts { get; } = FindScripts();

    public string MixEnv { get; set; } = "prod";

    public string ElixirRoot { get; set; } = "";

    public Dictionary<string, string> Environment { get; } = System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    public string Root => _directory.FullPath;

    public string Output => Path("obj/mix");

    public string Record => Path("obj/CompileMix.record");

    public MixDescription Description => MixDescription.Read(Path("obj/mix/mix.term"));

    /// <summary>The evaluated configuration.</summary>
    public Term Configuration => TermReader.Consult(File.ReadAllBytes(Path("obj/mix/config.term")), null).Terms.Single();

    public string Path(string path) => _directory.Path(path);

    public MixProject Write(string path, string text)
    {
        _directory.Write(path, text);
        return this;
    }

    /// <summary>Writes <c>mix.exs</c> of the application demo: more of the project's keywords, and more functions.</summary>
    public MixProject Project(string keywords = "", string functions = "") => Write("mix.exs", $$"""
        defmodule Demo.MixProject do
          use Mix.Project

          def project do
            [app: :demo, version: "0.1.0", elixir: "~> 1.14", {{keywords}}]
          end

          def application, do: [extra_applications: [:logger]]
          {{functions}}
        end

        """);

    /// <summary>A module without warnings.</summary>
    public MixProject Module(string name, string body = "def f, do: :ok") =>
        Write($"lib/{name.ToLowerInvariant()}.ex", $"defmodule {name} do\n  {body}\nend\n");

    public MixBuild Compile(params string[] releases)
    {
        var engine = new RecordingEngine();
        using var task = Task(engine, releases);
        return new MixBuild(task.Execute(), engine, task.Releases, task.DefaultRelease);
    }

    public CompileMix Task(RecordingEngine engine, params string[] releases) => new()
    {
        BuildEngine = engine,
        TaskEnvironment = TaskEnvironment.CreateWithProjectDirectoryAndEnvironment(Root, Environment),
        ProjectFile = Path("demo.relproj"),
        MixEnv = MixEnv,
        ElixirRoot = ElixirRoot,
        ReleaseNames = releases,
        IgnoredDirectories = ["obj", "bin"],
        ScriptsDirectory = Scripts,
        OutputDirectory = "obj/mix/",
        RecordFile = "obj/CompileMix.record",
    };

    /// <summary>What the real mix prints for <paramref name="expression"/>, evaluated in the project.</summary>
    public string Mix(string expression)
    {
        var result = Tool.Run("mix", ["run", "--no-start", "-e", expression], Root, new Dictionary<string, string?> { ["MIX_ENV"] = MixEnv });
        return result.ExitCode == 0 ? result.Output.Trim() : throw new InvalidOperationException(result.Output + result.Errors);
    }

    public void Dispose() => _directory.Dispose();

    private static string FindScripts()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Release.Sdk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return System.IO.Path.Combine(directory.FullName, "src", "Release.Sdk", "mix");
    }
}

using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;
using Release.Tasks.Templates;

namespace Release.Tasks.Mix;

/// <summary>Writes <c>sys.config</c> and the templates that need Elixir; starts mix only where one of them does.</summary>
internal sealed class ReleaseConfiguration
{
    private const string SysConfig = "sys.config";

    private readonly ConfigurationRequest _request;
    private readonly MixDescription _description;
    private readonly Term _configuration;
    private readonly Seq<(string Name, string File)> _templates;
    private readonly StageRecord _record = new();

    private ReleaseConfiguration(ConfigurationRequest request)
    {
        _request = request;
        _description = MixDescription.Read(request.DescriptionFile);
        _configuration = SourceFile.Terms(request.ConfigurationFile).Terms[0];
        _templates = request.Templates.Where(template => !EexTemplate.IsPlain(SourceFile.Text(template.File))).ToSeq();
    }

    private string Scratch => Path.Join(_request.OutputDirectory, "scratch");

    /// <summary>Writes the files; answers what was read and written, or everything that stands against it.</summary>
    public static Findings<StageRecord> Write(ConfigurationRequest request, CancellationToken cancellation)
    {
        if (request.RuntimeConfiguration is { } runtime && !SourceFile.Exists(runtime))
        {
            return Findings.Of<StageRecord>(null, MixProjectErrors.NoRuntimeFile(new Place(request.ProjectFile), request.Name, runtime));
        }

        var configuration = new ReleaseConfiguration(request);
        return configuration.NeedsElixir ? configuration.WriteWithMix(cancellation) : configuration.WritePlain();
    }

    private bool NeedsElixir => _request.IsComputedAtBoot || _templates.Count > 0;

    private Findings<StageRecord> WritePlain()
    {
        Publish(SysConfig, Text(["%% coding: utf-8", "%% RUNTIME_CONFIG=false"], _configuration));
        return Settled([SysConfig]);
    }

    private Findings<StageRecord> WriteWithMix(CancellationToken cancellation)
    {
        OutputFile.Delete(Scratch);
        OutputFile.WriteIfDifferent(Path.Join(Scratch, "question.term"), MixQuestion.Of(_request, _description, _configuration, _templates, Scratch));
        var answer = Run().Ask("release_sdk.configure", Path.Join(Scratch, "answer.term"), Path.Join(Scratch, "question.term"), cancellation);
        if (answer.Failed)
        {
            return Findings.Of<StageRecord>(null, answer.Diagnostics);
        }

        PublishConfiguration(Path.Join(Scratch, SysConfig));
        foreach (var (name, _) in _templates)
        {
            OutputFile.WriteIfDifferent(Path.Join(_request.OutputDirectory, name), SourceFile.Bytes(Path.Join(Scratch, name)));
        }

        // What init/1 of a provider of the project answers follows from its modules.
        _record.Read(Path.Join(Run().ProjectDirectory, "mix.exs")).Read(_request.HasOwnProviders ? MixCompiler.Compiled(_description) : []);
        return Settled([SysConfig, .. _templates.Select(template => template.Name)]);
    }

    private MixRun Run() => new(
        Elixir.Find(_request.ElixirRoot, _request.Environment),
        Path.GetDirectoryName(_request.ProjectFile)!,
        _request.ScriptsDirectory,
        Path.GetDirectoryName(_request.DescriptionFile)!,
        _description.MixEnv,
        _description.MixTarget);

    // Elixir writes maps in an order that differs from one OTP to the next; ours is always the same.
    private void PublishConfiguration(string file)
    {
        var header = SourceFile.Text(file).Split('\n').TakeWhile(line => line.StartsWith('%'));
        Publish(SysConfig, Text(header, SourceFile.Terms(file).Terms[0]));
    }

    private static string Text(IEnumerable<string> header, Term configuration) => string.Join('\n', [.. header, TermPrinter.Print(configuration) + ".\n"]);

    private void Publish(string name, string text) => OutputFile.WriteIfDifferent(Path.Join(_request.OutputDirectory, name), text);

    private Findings<StageRecord> Settled(IEnumerable<string> names)
    {
        var written = names.Select(name => Path.Join(_request.OutputDirectory, name)).ToHashSet(StringComparer.Ordinal);
        OutputFile.Delete(Scratch);
        foreach (var stale in OutputFile.In(_request.OutputDirectory).Where(file => !written.Contains(file)))
        {
            OutputFile.Delete(stale);
        }

        _record.Read(_request.DescriptionFile).Read(_request.ConfigurationFile).Read(_request.Templates.Select(template => template.File)).Wrote(written);
        return Findings.Of(_record);
    }
}

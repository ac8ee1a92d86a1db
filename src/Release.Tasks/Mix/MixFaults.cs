using Release.Otp;
using Release.Otp.Terms;
using Release.Tasks.Disk;

namespace Release.Tasks.Mix;

/// <summary>Turns the faults of an answer, an atom and texts each, into findings.</summary>
internal sealed class MixFaults(TermDocument answer, string projectDirectory, string said)
{
    private readonly Place _mixFile = new(Path.Join(projectDirectory, "mix.exs"));

    public IEnumerable<Diagnostic> Diagnostics() => MixDescriptionReader.All(answer, "fault", 3)
        .Select(fault => (Kind: fault[1].Name(), Texts: fault[2].Items().Select(text => text.Text()).ToArray()))
        .SelectMany(fault => OfTool(fault.Kind, fault.Texts) ?? [OfProject(fault.Kind, fault.Texts)]);

    private List<Diagnostic>? OfTool(string kind, string[] texts) => kind switch
    {
        "old_elixir" => [MixToolErrors.OldElixir(texts[0])],
        "question" => [MixToolErrors.Question(_mixFile, texts[0])],
        "dependencies" => Dependencies(texts[0]),
        "not_compiled" => Located() is [_, ..] located ? located : [MixToolErrors.NotCompiled(_mixFile)],
        "unwritten" => [DiskErrors.From(new IOException(texts[1]), texts[0])],
        "mix_failed" => [MixToolErrors.MixFailed(_mixFile, WithComplaints(texts[0]))],
        _ => null,
    };

    private Diagnostic OfProject(string kind, string[] texts) => (kind, texts) switch
    {
        ("umbrella", []) => MixProjectErrors.UmbrellaWithoutReleases(_mixFile),
        ("releases", [var value]) => MixProjectErrors.BadReleases(_mixFile, value),
        ("name", [var release]) => MixProjectErrors.BadName(_mixFile, release),
        ("default", [var release, var known]) => MixProjectErrors.UnknownDefault(_mixFile, release, known),
        ("option", [var release, var option, var value, var expected]) => MixProjectErrors.BadOption(_mixFile, release, option, value, expected),
        ("mode", [var release, var application, var mode]) => MixProjectErrors.BadMode(_mixFile, release, application, mode),
        ("no_version", [var release]) => MixProjectErrors.NoVersion(_mixFile, release),
        ("no_runtime_file", [var release, var file]) => MixProjectErrors.NoRuntimeFile(_mixFile, release, file),
        ("function_step", [var release, var step]) => MixProjectErrors.FunctionStep(_mixFile, release, step),
        ("deprecated_releases", [var file]) => MixProjectErrors.DeprecatedReleases(new Place(file)),
        ("two_runtime_files", [var used, var unused]) => MixProjectErrors.TwoRuntimeFiles(new Place(unused), used),
        ("value", [var application, var key, var value]) => MixProjectErrors.NotConsultable(Configuration, application, key, value),
        ("provider", [var provider, var message, var file, var line]) => MixProjectErrors.ProviderFailed(PlaceOf(file, line), provider, message),
        ("expression", [var provider, var message, var file]) => MixProjectErrors.BadExpression(new Place(file), provider, message),
        ("state", [var provider, var value, var file]) => MixProjectErrors.BadState(new Place(file), provider, value),
        ("template", [var file, var line, var message]) => MixProjectErrors.TemplateFailed(PlaceOf(file, line), message),
        _ => throw new InvalidDataException($"{kind} is no fault that this SDK knows."),
    };

    private Place Configuration => Path.Join(projectDirectory, "config", "config.exs") is var file && SourceFile.Exists(file) ? new Place(file) : _mixFile;

    // A question that mix asked is the cause, and told already.
    private List<Diagnostic> Dependencies(string message) =>
        MixDescriptionReader.All(answer, "fault", 3).Any(fault => fault[1].IsAtom("question")) ? []
        : Located() is [_, ..] located ? located
        : [MixToolErrors.Dependencies(_mixFile, WithComplaints(message))];

    private string WithComplaints(string message) =>
        string.Join('\n', MixDescriptionReader.All(answer, "complaint", 2).Select(term => term[1].Text().Trim()).Append(message.Trim()));

    // Errors in dependencies are only printed. Their files are named from the directory in which mix was last.
    private List<Diagnostic> Located()
    {
        var within = MixDescriptionReader.All(answer, "within", 2).Select(term => term[1].Text()).LastOrDefault() ?? projectDirectory;
        return [.. MixOutput.Errors(said).Select(error => MixToolErrors.CompileError(new Place(Path.GetFullPath(error.File, within), error.Line, error.Column), error.Text))];
    }

    private static Place PlaceOf(string file, string line) =>
        new(file, int.Parse(line, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture));
}

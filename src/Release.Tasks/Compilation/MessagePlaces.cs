using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>Finds the user's file of each message of a run: with option deterministic erlc names only the last part of a path.</summary>
internal sealed class MessagePlaces
{
    private readonly Dictionary<string, (CompilationUnit Unit, string File)> _places = new(StringComparer.Ordinal);
    private readonly CompilationUnit _otherwise;

    /// <param name="headers">The units of the run in its order, with the headers of each where they are known.</param>
    public MessagePlaces(IReadOnlyList<(CompilationUnit Unit, IReadOnlyList<string>? Headers)> headers)
    {
        _otherwise = headers[^1].Unit;
        foreach (var (unit, _) in headers)
        {
            _places.TryAdd(Path.GetFileName(unit.Source), (unit, unit.Source));
            _places.TryAdd(Path.GetFileName(unit.Origin), (unit, unit.Origin));
            _places.TryAdd(Path.GetFileName(unit.Output), (unit, unit.Origin));
        }

        foreach (var (unit, files) in headers)
        {
            foreach (var file in files ?? [])
            {
                _places.TryAdd(Path.GetFileName(file), (unit, file));
            }
        }
    }

    /// <summary>The messages as findings of the units; one about no file that is known counts to the last unit, at which the run may have ended.</summary>
    public ILookup<CompilationUnit, Diagnostic> Findings(IEnumerable<ErlcMessage> messages) =>
        messages.Select(message => (Message: message, At: Find(message.File)))
            .ToLookup(found => found.At.Unit, found => Finding(found.Message, found.At.File));

    private static Diagnostic Finding(ErlcMessage message, string file)
    {
        var place = new Place(file, message.Line, message.Column);
        return message.IsWarning ? CompilationErrors.ErlangWarning(place, message.Text) : CompilationErrors.ErlangError(place, message.Text);
    }

    private (CompilationUnit Unit, string File) Find(string file) =>
        _places.TryGetValue(file[(file.LastIndexOfAny(['/', '\\']) + 1)..], out var found) ? found : (_otherwise, file);
}

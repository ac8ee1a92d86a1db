using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>
/// Reads what sources say together with the project's headers that they include, directly or not. A header is found by the last part of its
/// name: of two headers of one name both count, which orders more than is needed and never less.
/// </summary>
internal sealed class IncludedFacts(IEnumerable<string> headers, KnownFiles files)
{
    private readonly ILookup<string, string> _headers = headers.ToLookup(Path.GetFileName, StringComparer.Ordinal)!;

    public SourceFacts Of(string source)
    {
        var own = files.Facts(source);
        return own.Includes.Any(include => _headers.Contains(Path.GetFileName(include))) ? WithHeaders(source) : own;
    }

    private SourceFacts WithHeaders(string source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { source };
        var open = new Queue<string>([source]);
        var all = new List<SourceFacts>();
        while (open.TryDequeue(out var file))
        {
            var facts = files.Facts(file);
            all.Add(facts);
            foreach (var header in facts.Includes.SelectMany(include => _headers[Path.GetFileName(include)]).Where(seen.Add))
            {
                open.Enqueue(header);
            }
        }

        return new SourceFacts(
            all.SelectMany(facts => facts.Behaviours).Distinct().ToSeq(),
            all.SelectMany(facts => facts.Transforms).Distinct().ToSeq(),
            all.SelectMany(facts => facts.Includes).Distinct().ToSeq(),
            all.SelectMany(facts => facts.Calls).Distinct().ToSeq());
    }
}

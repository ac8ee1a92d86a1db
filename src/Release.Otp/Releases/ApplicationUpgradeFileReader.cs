using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>
/// Reads the one term of an <c>.appup</c> file as systools does: what no version can ever reach is passed over, with a warning. Two things are
/// stricter. Instructions that are no list are an error here, where systools fails only when that way is taken; and terms behind the first
/// must at least be terms.
/// </summary>
internal static class ApplicationUpgradeFileReader
{
    public static Findings<ApplicationUpgradeFile> Read(TermDocument document)
    {
        if (document.Terms is not [TupleTerm { Elements: [var version, ListTerm { Tail: null } up, ListTerm { Tail: null } down] }, ..])
        {
            return Findings.Of<ApplicationUpgradeFile>(null, UpgradeFileErrors.BadlyFormatted(document.Start));
        }

        var findings = new List<Diagnostic>();
        findings.AddRange(document.Terms.Skip(1).Take(1).Select(term => UpgradeFileErrors.MoreTerms(document.PlaceOf(term))));
        var file = new ApplicationUpgradeFile(Version(document, version, findings), Paths(document, up, findings), Paths(document, down, findings))
        {
            Document = document,
        };
        return Findings.Of(file, findings);
    }

    private static string Version(TermDocument document, Term version, List<Diagnostic> findings)
    {
        if (version.AsText() is { } text)
        {
            return text;
        }

        findings.Add(UpgradeFileErrors.NoVersion(document.PlaceOf(version), version));
        return "";
    }

    private static Seq<UpgradePath> Paths(TermDocument document, ListTerm list, List<Diagnostic> findings)
    {
        var paths = new List<UpgradePath>();
        foreach (var element in list.Elements)
        {
            switch (element)
            {
                case TupleTerm { Elements: [BitStringTerm { IsBinary: true } pattern, _] } when !pattern.TryGetText(out _):
                    findings.Add(UpgradeFileErrors.NotUtf8(document.PlaceOf(element)));
                    break;
                case TupleTerm { Elements: [var pattern, var instructions] } when VersionPattern.Read(pattern) is { } from:
                    paths.AddRange(Path(document, from, instructions, findings));
                    break;
                default:
                    findings.Add(UpgradeFileErrors.NotAPath(document.PlaceOf(element), element));
                    break;
            }
        }

        return paths.ToSeq();
    }

    private static IEnumerable<UpgradePath> Path(TermDocument document, VersionPattern from, Term instructions, List<Diagnostic> findings)
    {
        if (instructions is ListTerm { Tail: null } list)
        {
            return [new UpgradePath(from, list.Elements)];
        }

        findings.Add(UpgradeFileErrors.NotAList(document.PlaceOf(instructions), from));
        return [];
    }
}

using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>Reads the one term of a <c>.rel</c> file, with the checks that systools makes.</summary>
internal static class ReleaseSpecificationReader
{
    public static Findings<ReleaseSpecification> Read(TermDocument document)
    {
        return document.Terms is [TupleTerm
        {
            Elements: [AtomTerm { Name: "release" }, TupleTerm { Elements: [var name, var vsn] },
                TupleTerm { Elements: [AtomTerm { Name: "erts" }, var erts] }, ListTerm { Tail: null } applications]
        }]
            ? Read(document, name, vsn, erts, applications)
            : Findings.Of<ReleaseSpecification>(null, ReleaseErrors.BadlyFormatted(document.Start));
    }

    private static Findings<ReleaseSpecification> Read(TermDocument document, Term name, Term vsn, Term erts, ListTerm applications)
    {
        var findings = new List<Diagnostic>();
        var specification = new ReleaseSpecification(
            NameIn(document, name, ReleaseSpecification.NameText, findings),
            new Vsn(NameIn(document, vsn, ReleaseSpecification.VsnText, findings)),
            new Vsn(NameIn(document, erts, ReleaseSpecification.ErtsVsnText, findings)),
            Entries(document, applications, findings))
        {
            NamePlace = document.PlaceOf(name),
            VsnPlace = document.PlaceOf(vsn),
            ErtsVsnPlace = document.PlaceOf(erts),
        };
        findings.AddRange(MandatoryApplications.Check(specification, document.PlaceOf(applications)));
        return Findings.Of(specification, findings);
    }

    private static string NameIn(TermDocument document, Term term, string what, List<Diagnostic> findings)
    {
        if (term.AsText() is not { } text)
        {
            findings.Add(ReleaseErrors.IllegalText(document.PlaceOf(term), what));
            return "";
        }

        if (!DirectoryNames.IsSafe(text))
        {
            findings.Add(ReleaseErrors.UnsafeText(document.PlaceOf(term), what, text));
        }

        return text;
    }

    private static Seq<ReleaseApplication> Entries(TermDocument document, ListTerm list, List<Diagnostic> findings)
    {
        var entries = new List<ReleaseApplication>();
        var known = new Dictionary<ApplicationName, ReleaseApplication>();
        foreach (var element in list.Elements)
        {
            if (ReleaseApplication.Read(element, document.PlaceOf(element)) is not { } entry)
            {
                findings.Add(ReleaseErrors.IllegalApplication(document.PlaceOf(element), element));
            }
            else if (!DirectoryNames.IsSafe(entry.Name.Value) || !DirectoryNames.IsSafe(entry.Vsn.Value))
            {
                findings.Add(ReleaseErrors.UnsafeText(entry.Place, "An application's name or version", DirectoryNames.IsSafe(entry.Name.Value) ? entry.Vsn.Value : entry.Name.Value));
            }
            else if (!known.TryAdd(entry.Name, entry))
            {
                findings.Add(ReleaseErrors.ListedTwice(entry.Place, entry.Name, known[entry.Name].Vsn, entry.Vsn));
            }
            else
            {
                entries.Add(entry);
            }
        }

        return entries.ToSeq();
    }
}

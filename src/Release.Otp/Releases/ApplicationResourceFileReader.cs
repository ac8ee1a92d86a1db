using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>Reads the one term of a <c>.app</c> file, with the checks that systools makes.</summary>
internal static class ApplicationResourceFileReader
{
    private const string Text = "a string";
    private const string Limit = "a positive integer or infinity";

    public static Findings<ApplicationResourceFile> Read(TermDocument document, int otpRelease)
    {
        if (document.Terms.Count != 1)
        {
            return Failed(ApplicationErrors.NotOneTerm(document.Start, document.Terms.Count));
        }

        return document.Terms[0] is TupleTerm { Elements: [AtomTerm { Name: "application" }, AtomTerm name, ListTerm { Tail: null } properties] }
            ? Read(document, new ApplicationName(name.Name), properties, otpRelease)
            : Failed(ApplicationErrors.BadlyFormatted(document.Start));
    }

    private static Findings<ApplicationResourceFile> Read(TermDocument document, ApplicationName name, ListTerm list, int otpRelease)
    {
        var properties = new ApplicationProperties(document, name, list, otpRelease);
        var file = new ApplicationResourceFile
        {
            Name = name,
            Vsn = new Vsn(properties.Required("vsn", Text, TermShapes.AsText, "")),
            Id = properties.Optional("id", Text, TermShapes.AsText, ""),
            Description = properties.Required("description", Text, TermShapes.AsText, ""),
            Modules = properties.RequiredAtoms("modules"),
            Registered = properties.RequiredAtoms("registered"),
            Applications = Names(properties.RequiredAtoms("applications")),
            OptionalApplications = Names(properties.OptionalAtoms("optional_applications")),
            IncludedApplications = Names(properties.OptionalAtoms("included_applications")),
            Env = properties.Optional("env", "a list of {Key, Value} with atoms as keys", TermShapes.AsKeyedPairs, Term.Nil),
            Mod = properties.Optional("mod", "{Module, Arguments} or []", AsModule, Term.Nil) as TupleTerm,
            StartPhases = properties.Optional("start_phases", "a list of {Phase, Arguments} with atoms as phases", AsPhases, Undefined) as ListTerm,
            MaxT = properties.Optional("maxT", Limit, AsLimit, Infinity),
            MaxP = properties.Optional("maxP", Limit, AsLimit, Infinity),
            RuntimeDependencies = Texts(ApplicationProperties.Find(list, "runtime_dependencies")?.Value),
            Properties = list,
            Document = document,
        };
        return Findings.Of(file, [.. properties.Findings, .. UnsafeNames(file)]);
    }

    private static Term Infinity { get; } = Term.Atom("infinity");

    private static Term Undefined { get; } = Term.Atom("undefined");

    private static Term? AsModule(Term term) => term == Term.Nil || term.AsKeyed() is not null ? term : null;

    private static Term? AsPhases(Term term) => term == Undefined ? term : term.AsKeyedPairs();

    private static Term? AsLimit(Term term) => term == Infinity || term is IntegerTerm { Value.Sign: > 0 } ? term : null;

    private static Seq<ApplicationName> Names(Seq<string> atoms) => atoms.Select(atom => new ApplicationName(atom)).ToSeq();

    private static Seq<string> Texts(Term? term) =>
        term is ListTerm list ? list.Elements.Select(element => element.AsText()).OfType<string>().ToSeq() : [];

    // systools lets these pass and would make a path outside lib/ of them.
    private static IEnumerable<Diagnostic> UnsafeNames(ApplicationResourceFile file)
    {
        if (!DirectoryNames.IsSafe(file.Name.Value) || !DirectoryNames.IsSafe(file.Vsn.Value))
        {
            yield return ApplicationErrors.UnsafeName(file.Document.PlaceOf(file.Property("vsn") ?? file.Document.Terms[0]), file.Name, file.Vsn);
        }
    }

    private static Findings<ApplicationResourceFile> Failed(Diagnostic diagnostic) => Findings.Of<ApplicationResourceFile>(null, diagnostic);
}

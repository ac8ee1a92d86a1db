using System.Globalization;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>Reads a release description. Terms with other tags are passed over, so that a later format may add some.</summary>
internal sealed class ReleaseDescriptionReader
{
    private const string DescriptionShape = "the text must hold one term {release, ...} as in a .rel file";
    private const string OtpShape = "the number of the OTP release must be {otp, Number}";
    private const string IncludesOtpShape = "whether OTP's applications are included must be {includes_otp, true} or {includes_otp, false}";
    private const string ApplicationShape = "an application must be {application, Name, Properties}, each name once";
    private const string ModulesShape = "modules must be {modules, Application, Modules} behind their application";
    private const string ModuleShape = "a module must be {Module, Digest} or {Module, Digest, Facts}, each once";
    private const string FactShape = "a fact of a module must be {behaviours, Modules}, code_change, system_code_change, {state, Record, Fields} or {children, Identifiers}";

    private readonly TermDocument _document;
    private readonly List<Diagnostic> _findings = [];
    private readonly Dictionary<string, DescribedApplication> _applications = new(StringComparer.Ordinal);
    private readonly List<ConsolidatedProtocol> _consolidated = [];

    private ReleaseDescriptionReader(TermDocument document) => _document = document;

    public static Findings<ReleaseDescription> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            var document = TermReader.Consult(bytes, file);
            return CheckFormat(document) is { } wrong ? Findings.Of<ReleaseDescription>(null, wrong) : new ReleaseDescriptionReader(document).Read();
        }
        catch (DiagnosticException exception)
        {
            return Findings.Of<ReleaseDescription>(null, exception.Diagnostic);
        }
    }

    private static Diagnostic? CheckFormat(TermDocument document)
    {
        var first = document.Terms.Count > 0 ? document.Terms[0] : Term.Nil;
        return first is not TupleTerm { Elements: [AtomTerm { Name: "release_description" }, IntegerTerm { Value: { Sign: > 0 } format }] }
            ? UpgradeErrors.NoDescription(document.Start)
            : format > ReleaseDescription.Format ? UpgradeErrors.NewerFormat(document.PlaceOf(first), Shown(format)) : null;
    }

    private static string Shown(System.Numerics.BigInteger format) => format < int.MaxValue ? format.ToString(CultureInfo.InvariantCulture) : "of a distant future";

    private Findings<ReleaseDescription> Read()
    {
        Term? release = null;
        int? otp = null;
        bool? includesOtp = null;
        foreach (var term in _document.Terms.Skip(1))
        {
            switch (term)
            {
                case TupleTerm { Elements: [AtomTerm { Name: "release" }, ..] } when release is null:
                    release = term;
                    break;
                case TupleTerm { Elements: [AtomTerm { Name: "otp" }, var number] } when otp is null:
                    otp = number is IntegerTerm { Value: var value } && value > 0 && value < short.MaxValue ? (int)value : Refused<int?>(number, OtpShape);
                    break;
                case TupleTerm { Elements: [AtomTerm { Name: "includes_otp" }, var included] } when includesOtp is null:
                    includesOtp = included.IsAtom("true") ? true : included.IsAtom("false") ? false : Refused<bool?>(included, IncludesOtpShape);
                    break;
                case TupleTerm { Elements: [AtomTerm { Name: "application" }, ..] } application:
                    ReadApplication(application);
                    break;
                case TupleTerm { Elements: [AtomTerm { Name: "modules" or "unlisted" } tag, ..] } modules:
                    ReadModules(modules, isListed: tag.Name == "modules");
                    break;
                case TupleTerm { Elements: [AtomTerm { Name: "consolidated" }, ListTerm { Tail: null } protocols] }:
                    _consolidated.AddRange(protocols.Elements.Select(ReadModule).OfType<ModuleDescription>()
                        .Select(module => new ConsolidatedProtocol(module.Name, module.Digest)));
                    break;
            }
        }

        return release is null || otp is null || includesOtp is null ? Incomplete(release, otp, includesOtp) : Complete(release, otp.Value, includesOtp.Value);
    }

    private Findings<ReleaseDescription> Incomplete(Term? release, int? otp, bool? includesOtp)
    {
        var missing = release is null ? DescriptionShape : otp is null ? OtpShape : includesOtp is null ? IncludesOtpShape : "";
        return Findings.Of<ReleaseDescription>(null, [.. _findings, UpgradeErrors.BadEntry(_document.PlaceOf(_document.Terms[0]), missing)]);
    }

    private Findings<ReleaseDescription> Complete(Term term, int otp, bool includesOtp)
    {
        var release = ReleaseSpecification.Read(_document.Part(term, term));
        var applications = _applications.Values.Select(application => application.Read(_document)).ToList();
        _findings.AddRange(release.Diagnostics.Where(finding => finding.Severity == Severity.Error));
        _findings.AddRange(applications.SelectMany(application => application.Diagnostics));
        if (release.Failed || applications.Any(application => application.Failed))
        {
            return Findings.Of<ReleaseDescription>(null, _findings);
        }

        var description = ReleaseDescription.Of(release.Value, otp, includesOtp, applications.Select(application => application.Value!), _consolidated) with
        {
            Place = _document.PlaceOf(term),
        };
        var described = description.Applications.Select(application => (application.Name, application.Vsn)).ToHashSet();
        _findings.AddRange(release.Value.Applications
            .Where(entry => !described.Contains((entry.Name, entry.Vsn)))
            .Select(entry => UpgradeErrors.NotDescribed(entry.Place, entry.Name, entry.Vsn)));
        return Findings.Of(description, _findings);
    }

    private void ReadApplication(TupleTerm term)
    {
        if (term.Elements is not [_, AtomTerm name, ListTerm { Tail: null } properties] || !_applications.TryAdd(name.Name, new DescribedApplication(term, name, properties)))
        {
            Refused<Term?>(term, ApplicationShape);
        }
    }

    private void ReadModules(TupleTerm term, bool isListed)
    {
        if (term.Elements is not [_, AtomTerm name, ListTerm { Tail: null } entries] || !_applications.TryGetValue(name.Name, out var application))
        {
            Refused<Term?>(term, ModulesShape);
            return;
        }

        foreach (var entry in entries.Elements)
        {
            if (entry is AtomTerm listed && isListed)
            {
                application.Listed.Add(listed);
            }
            else if (ReadModule(entry) is { } module && !application.TryAdd(module, (AtomTerm)((TupleTerm)entry).Elements[0], isListed))
            {
                Refused<Term?>(entry, ModuleShape);
            }
        }
    }

    private ModuleDescription? ReadModule(Term entry) => entry switch
    {
        TupleTerm { Elements: [AtomTerm name, BitStringTerm digest] } when ReadDigest(digest) is { } value => new ModuleDescription(name.Name, value),
        TupleTerm { Elements: [AtomTerm name, BitStringTerm digest, ListTerm { Tail: null } facts] } when ReadDigest(digest) is { } value =>
            facts.Elements.Aggregate(new ModuleDescription(name.Name, value), ReadFact),
        _ => Refused<ModuleDescription?>(entry, ModuleShape),
    };

    private ModuleDescription ReadFact(ModuleDescription module, Term fact) => fact switch
    {
        AtomTerm { Name: "code_change" } => module with { ExportsCodeChange = true },
        AtomTerm { Name: "system_code_change" } => module with { ExportsSystemCodeChange = true },
        TupleTerm { Elements: [AtomTerm { Name: "behaviours" }, var behaviours] } when behaviours.AsAtoms() is { } names => module with { Behaviours = names },
        TupleTerm { Elements: [AtomTerm { Name: "state" }, AtomTerm record, var fields] } when fields.AsAtoms() is { } names =>
            module with { State = new StateRecord(record.Name, names) },
        TupleTerm { Elements: [AtomTerm { Name: "children" }, ListTerm { Tail: null } children] } => module with { Children = children.Elements },
        _ => Refused<ModuleDescription?>(fact, FactShape) ?? module,
    };

    private static ModuleDigest? ReadDigest(BitStringTerm digest) => digest.TryGetText(out var text) ? ModuleDigest.Parse(text) : null;

    private T? Refused<T>(Term term, string shape)
    {
        _findings.Add(UpgradeErrors.BadEntry(_document.PlaceOf(term), shape));
        return default;
    }

    private sealed record DescribedApplication(Term Term, AtomTerm Name, ListTerm Properties)
    {
        private readonly Dictionary<string, ModuleDescription> _modules = new(StringComparer.Ordinal);

        public List<Term> Listed { get; } = [];

        public bool TryAdd(ModuleDescription module, AtomTerm name, bool isListed)
        {
            if (isListed)
            {
                Listed.Add(name);
            }

            return _modules.TryAdd(module.Name, module);
        }

        // The keys that the description leaves out get the values that say nothing. The first of several equal keys counts, so these come last.
        public Findings<ApplicationDescription> Read(TermDocument document)
        {
            Term[] others = [Key("description", Term.String("")), Key("registered", Term.Nil), Key("applications", Term.Nil)];
            var term = Term.Tuple(Term.Atom("application"), Name, Term.List([Key("modules", Term.List(Listed)), .. Properties.Elements, .. others]));
            var resource = ApplicationResourceFile.Read(document.Part(term, Term), otpRelease: 0);
            return resource.Failed
                ? Findings.Of<ApplicationDescription>(null, resource.Diagnostics)
                : Findings.Of(ApplicationDescription.Of(resource.Value, _modules.Values), resource.Diagnostics);
        }

        private static TupleTerm Key(string key, Term value) => Term.Tuple(Term.Atom(key), value);
    }
}

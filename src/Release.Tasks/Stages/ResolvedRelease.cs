using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Mix;

namespace Release.Tasks.Stages;

/// <summary>
/// What ResolveApplications hands on: the release and where each of its applications is. Its text is two Erlang terms,
/// <c>{release, Name, Vsn, ErtsVsn}</c> and the list of <c>{Application, Vsn, StartType, Included | undefined, Ebin, Source, WhoAsked}</c>.
/// </summary>
/// <param name="Name">The release's name.</param>
/// <param name="Vsn">The release's version.</param>
/// <param name="ErtsVsn">The version of the runtime system.</param>
/// <param name="Applications">The applications in the order of resolution, or of a hand-written <c>.rel</c>.</param>
public sealed record ResolvedRelease(string Name, Vsn Vsn, Vsn ErtsVsn, Seq<ApplicationPlace> Applications)
{
    private static readonly Term Undefined = Term.Atom("undefined");

    /// <summary>Whether the release runs Elixir, whoever compiled its applications.</summary>
    public bool HoldsElixir => Applications.Any(place => place.Name == ApplicationName.Elixir);

    /// <summary>The text.</summary>
    public string ToText() => TermPrinter.File(
    [
        Term.Tuple(Term.Atom("release"), Term.String(Name), Term.String(Vsn.Value), Term.String(ErtsVsn.Value)),
        Term.List(Applications.Select(ToTerm)),
    ]);

    /// <summary>Reads a file that holds what <see cref="ToText"/> answered.</summary>
    /// <exception cref="DiagnosticException">REL7018: it holds something else.</exception>
    public static ResolvedRelease Read(string file)
    {
        try
        {
            return SourceFile.Terms(file).Terms is [TupleTerm { Elements: [_, var name, var vsn, var erts] }, ListTerm { Tail: null } applications]
                ? new(name.Text(), new Vsn(vsn.Text()), new Vsn(erts.Text()), applications.Elements.Select(Place).ToSeq())
                : throw new InvalidDataException();
        }
        catch (InvalidDataException damaged)
        {
            throw new DiagnosticException(DiskErrors.NotOurs(file), damaged);
        }
    }

    /// <summary>The applications as a catalog that finds each of them and nothing else.</summary>
    public ApplicationCatalog Catalog(int otpRelease) => new([new PlacedApplications(Applications)], otpRelease);

    /// <summary>The applications with the checks of systools, in the order in which they start.</summary>
    public Findings<CheckedRelease> Check(int otpRelease)
    {
        var catalog = Catalog(otpRelease);
        var read = Applications.Select(place => (Place: place, catalog.Best(place.Name)!.Resource)).ToList();
        var faults = read.SelectMany(found => found.Resource.Diagnostics).ToList();
        return read.Any(found => found.Resource.Failed)
            ? Findings.Of<CheckedRelease>(null, faults)
            : ReleaseChecker.Check(Name, Vsn, ErtsVsn, new Resolution(read.Select(found => Resolved(found.Place, found.Resource.Value!)).ToSeq()));
    }

    private static ResolvedApplication Resolved(ApplicationPlace place, ApplicationResourceFile resource) =>
        new(resource, place.StartType, place.Ebin) { IncludedOverride = place.Included };

    private static TupleTerm ToTerm(ApplicationPlace place) => Term.Tuple(
        Term.Atom(place.Name.Value),
        Term.String(place.Vsn.Value),
        Term.Atom(place.StartType.ToString()),
        place.Included is { } included ? Term.List(included.Select(name => Term.Atom(name.Value))) : Undefined,
        Term.String(place.Ebin),
        Term.String(place.Source),
        Term.List(place.WhoAsked.Select(name => Term.Atom(name.Value))));

    private static ApplicationPlace Place(Term term) =>
        term is TupleTerm { Elements: [var name, var vsn, var type, var included, var ebin, var source, var asked] }
            ? new(new ApplicationName(name.Name()), new Vsn(vsn.Text()), TypeOf(type.Name()), included == Undefined ? null : Names(included), ebin.Text(), source.Text())
            {
                WhoAsked = Names(asked),
            }
            : throw new InvalidDataException();

    private static Seq<ApplicationName> Names(Term term) => term.Names().Select(name => new ApplicationName(name)).ToSeq();

    private static StartType TypeOf(string text) => Enum.TryParse<StartType>(text, out var type) && Enum.IsDefined(type) ? type : throw new InvalidDataException();
}

using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>Writes a release description: a term a line where it is short, and a module a line, so that two of them can be compared by eye.</summary>
internal static class ReleaseDescriptionText
{
    public static string Of(ReleaseDescription release)
    {
        var text = new StringBuilder("%% coding: utf-8\n");
        ErlangComment.Append(text, $"What release {release.Name} {release.Vsn} consists of, for upgrades from it. Made by a tool; keep it, do not edit it.");
        Append(text, Tagged("release_description", Term.Integer(ReleaseDescription.Format)));
        Append(text, release.Release.ToTerm());
        Append(text, Tagged("otp", Term.Integer(release.OtpRelease)));
        Append(text, Tagged("includes_otp", Term.Atom(release.IncludesOtp ? "true" : "false")));
        foreach (var application in release.Applications)
        {
            Append(text, Tagged("application", Term.Atom(application.Name.Value), Properties(application.Resource)));
            AppendList(text, "modules", application.Name, Listed(application));
            AppendList(text, "unlisted", application.Name, application.UnlistedModules.Select(Entry).ToList());
        }

        AppendList(text, "consolidated", null, release.Consolidated.Select(protocol => (Term)Term.Tuple(Term.Atom(protocol.Name), Digest(protocol.Digest))).ToList());
        return text.ToString();
    }

    // What the checks of systools, the start order and the translation ask for. The modules stand in a term of their own.
    private static ListTerm Properties(ApplicationResourceFile resource)
    {
        var properties = new List<Term> { Tagged("vsn", Term.String(resource.Vsn.Value)) };
        Add("registered", resource.Registered.ToAtoms());
        Add("applications", resource.Applications.ToAtoms());
        Add("optional_applications", resource.OptionalApplications.ToAtoms());
        Add("included_applications", resource.IncludedApplications.ToAtoms());
        return Term.List(properties);

        void Add(string key, ListTerm value)
        {
            if (value != Term.Nil)
            {
                properties.Add(Tagged(key, value));
            }
        }
    }

    // In the order of the .app file. A module of which there is nothing but its name in that file is an atom.
    private static List<Term> Listed(ApplicationDescription application)
    {
        var modules = application.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal);
        return application.Resource.Modules.Select(name => modules.Remove(name, out var module) ? Entry(module) : Term.Atom(name)).ToList();
    }

    private static Term Entry(ModuleDescription module)
    {
        var facts = Facts(module).ToList();
        return facts.Count == 0
            ? Term.Tuple(Term.Atom(module.Name), Digest(module.Digest))
            : Term.Tuple(Term.Atom(module.Name), Digest(module.Digest), Term.List(facts));
    }

    private static IEnumerable<Term> Facts(ModuleDescription module)
    {
        if (module.Behaviours.Count > 0)
        {
            yield return Tagged("behaviours", module.Behaviours.ToAtoms());
        }

        if (module.ExportsCodeChange)
        {
            yield return Term.Atom("code_change");
        }

        if (module.ExportsSystemCodeChange)
        {
            yield return Term.Atom("system_code_change");
        }

        if (module.State is { } state)
        {
            yield return Tagged("state", Term.Atom(state.Name), state.Fields.ToAtoms());
        }

        if (module.Children is { } children)
        {
            yield return Tagged("children", Term.List(children));
        }
    }

    private static void AppendList(StringBuilder text, string tag, ApplicationName? application, List<Term> entries)
    {
        if (entries.Count > 0)
        {
            text.Append('{').Append(tag).Append(',');
            if (application is { } name)
            {
                text.Append(TermPrinter.Print(Term.Atom(name.Value))).Append(',');
            }

            text.Append("\n [").AppendJoin(",\n  ", entries.Select(Readable.Print)).Append("]}.\n");
        }
    }

    private static void Append(StringBuilder text, Term term) => text.Append(Readable.Print(term)).Append(".\n");

    private static BitStringTerm Digest(Beam.ModuleDigest digest) => Term.Binary(Encoding.ASCII.GetBytes(digest.Value));

    private static TupleTerm Tagged(string tag, params ReadOnlySpan<Term> elements) => Term.Tuple([Term.Atom(tag), .. elements]);
}

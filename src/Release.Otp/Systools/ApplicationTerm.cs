using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>An application as the boot script loads it.</summary>
internal static class ApplicationTerm
{
    /// <summary>The term <c>{application, Name, Properties}</c> with the keys in systools' order and what the release changes of them.</summary>
    public static TupleTerm Of(OrderedApplication application)
    {
        var resource = application.Application.Resource;
        return Term.Tuple(Term.Atom("application"), Term.Atom(resource.Name.Value), Term.List(
        [
            Pair("description", Term.String(resource.Description)),
            Pair("vsn", Term.String(resource.Vsn.Value)),
            Pair("id", Term.String(resource.Id)),
            Pair("modules", resource.Modules.ToAtoms()),
            Pair("registered", resource.Registered.ToAtoms()),
            Pair("applications", application.Uses.ToAtoms()),
            Pair("optional_applications", resource.OptionalApplications.ToAtoms()),
            Pair("included_applications", application.Includes.ToAtoms()),
            Pair("env", resource.Env),
            Pair("maxT", resource.MaxT),
            Pair("maxP", resource.MaxP),
            .. resource.StartPhases is { } phases ? [Pair("start_phases", phases)] : (IEnumerable<Term>)[],
            .. resource.Mod is { } mod ? [Pair("mod", mod)] : (IEnumerable<Term>)[],
        ]));
    }

    private static TupleTerm Pair(string key, Term value) => Term.Tuple(Term.Atom(key), value);
}

using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>What can stand against a release as a whole.</summary>
internal static class SystoolsErrors
{
    /// <summary>REL4009: Application 'web' needs 'cowboy', which is not in the release.</summary>
    public static Diagnostic UndefinedApplication(ResolvedApplication user, string key, ApplicationName missing) => Diagnostic.Error(
        4009, user.Resource.PlaceOf(key, missing),
        key == "applications"
            ? $"Application '{user.Name}' needs '{missing}', which is not in the release. Add it to the release, or let " +
              $"'{user.Name}' list it under optional_applications."
            : $"Application '{user.Name}' includes '{missing}', which is not in the release. Add it to the release.");

    /// <summary>REL4030: Application 'web' is not there in version '1.0'.</summary>
    public static Diagnostic NoValidVersion(ReleaseApplication entry, CataloguedApplication? other) => Diagnostic.Error(4030, entry.Place,
        other is null
            ? $"The release lists application '{entry.Name}', and no {entry.Name}.app was found. Build it first, or name the directory that holds " +
              $"{entry.Name}/ebin/{entry.Name}.app."
            : $"The release lists application '{entry.Name}' with version '{entry.Vsn}', and {other.File} holds version " +
              $"'{other.Resource.Value!.Vsn}'. List the version that is there.");

    /// <summary>REL4031: The release lets 'web' include 'db', which its own file does not include.</summary>
    public static Diagnostic OverrideInclude(Place place, ApplicationName name, ApplicationName included, string file) => Diagnostic.Error(
        4031, place,
        $"The release lets application '{name}' include '{included}', which is not among the included_applications of {file}. A release may only " +
            $"leave some of those out: remove '{included}' from this entry, or add it there.");

    /// <summary>REL4032: The name 'web_server' is registered by the applications 'web' and 'shop'.</summary>
    public static Diagnostic DuplicateRegister(Place place, string registered, ApplicationName first, ApplicationName second) => Diagnostic.Error(
        4032, place,
        first == second
            ? $"Application '{first}' lists the registered name '{registered}' twice. Remove one of them."
            : $"The process name '{registered}' is registered by application '{first}' and by '{second}'; the second to start would fail. Rename " +
              "one of the processes.");

    /// <summary>REL4033: Application 'db' is included by 'web' and by 'shop'.</summary>
    public static Diagnostic DuplicateInclude(
        Place place, ApplicationName included, ApplicationName first, ApplicationName second) => Diagnostic.Error(
        4033, place,
        first == second
            ? $"Application '{first}' includes '{included}' twice. Remove one of them."
            : $"Application '{included}' is included by '{first}' and by '{second}'; only one can start it. Let one of them use it instead.");

    /// <summary>REL4034: The applications include each other: a -> b -> a.</summary>
    public static Diagnostic IncludeCycle(Place place, Seq<ApplicationName> cycle) => Diagnostic.Error(4034, place,
        $"The applications include each other in a circle: {Circle(cycle)}. Take one of them out of the other's included_applications.");

    /// <summary>REL4035: The applications depend on each other: a -> b -> a.</summary>
    public static Diagnostic CircularDependencies(Seq<OrderedApplication> cycle) => Diagnostic.Error(4035, PlaceOfUse(cycle[0], cycle[1].Name),
        $"The applications depend on each other in a circle: {Circle(cycle.Select(application => application.Name))}. None can be started first: " +
            "remove one of these dependencies.");

    /// <summary>REL4036: Application 'web' cannot wait for 'web'.</summary>
    public static Diagnostic Unorderable(OrderedApplication user, ApplicationName used) => Diagnostic.Error(4036, PlaceOfUse(user, used),
        user.Name == used ? $"Application '{used}' lists itself under applications. Remove it there."
        : user.Uses.Count(name => name == used) > 1 ? $"Application '{user.Name}' lists '{used}' twice under applications. Remove one of them."
        : $"Application '{user.Name}' lists '{used}' under applications, but '{used}' includes it and starts it itself. Remove it there.");

    /// <summary>REL4037: Module 'web_util' is in the applications 'web' and 'shop'.</summary>
    public static Diagnostic DuplicateModule(Place place, string module, ApplicationName first, ApplicationName second) => Diagnostic.Error(
        4037, place,
        first == second
            ? $"Application '{first}' lists module '{module}' twice. Remove one of them."
            : $"Module '{module}' is in application '{first}' and in '{second}'; a system can load only one. Rename one of them.");

    private static Place PlaceOfUse(OrderedApplication user, ApplicationName used)
    {
        var key = user.Application.Includes.Contains(used) ? "included_applications" : "applications";
        return user.Application.Resource.PlaceOf(key, used);
    }

    private static string Circle(IEnumerable<ApplicationName> names)
    {
        var all = names.ToList();
        return string.Join(" -> ", [.. all, all[0]]);
    }
}

namespace Release.Otp.Releases;

/// <summary>What can stand against a release that a user asks for.</summary>
internal static class ResolverErrors
{
    /// <summary>REL4010: Application 'ranch' was not found, and 'cowboy' needs it (web -> cowboy -> ranch).</summary>
    public static Diagnostic NotFound(Place place, ApplicationName name, ApplicationClosure.Member? user) => Diagnostic.Error(4010, place,
        user is null
            ? $"Application '{name}' was not found, and the release asks for it. Build it first, or name the directory that holds " +
              $"{name}/ebin/{name}.app."
            : $"Application '{name}' was not found, and '{user.Name}' needs it ({Chain([.. user.WhoAsked, user.Name, name])}). Build it first, " +
              $"name the directory that holds {name}/ebin/{name}.app, or let '{user.Name}' list it under optional_applications.");

    /// <summary>REL4011: Application 'db' is used by 'web' and included by 'store'; it can be only one of both.</summary>
    public static Diagnostic UsedAndIncluded(Place place, ApplicationName name, ApplicationName user, ApplicationName includer) => Diagnostic.Error(
        4011, place,
        $"Application '{name}' is used by '{user}' and included by '{includer}'. An included application is started by the one that " +
        $"includes it, so nothing else may wait for it: let '{user}' use '{includer}' instead.");

    /// <summary>REL4012: Application 'web' is permanent but uses 'db', which is only loaded.</summary>
    public static Diagnostic StartedOnUnstarted(
        Place place, ApplicationName user, StartType userType, ApplicationName used, StartType usedType) => Diagnostic.Error(4012, place,
        $"Application '{user}' has start type '{userType.Atom()}' but uses '{used}', which has '{usedType.Atom()}' and is not started: the release " +
        $"would not boot. Start '{used}' too, or give every application that uses it the start type load or none.");

    /// <summary>REL4013: Application 'web' is asked for as 'permanent' and as 'load'.</summary>
    public static Diagnostic AskedForTwice(Place place, ApplicationName name, StartType first, StartType other) => Diagnostic.Error(4013, place,
        $"The release asks for application '{name}' with start type '{first.Atom()}' and again with '{other.Atom()}'. Keep one of them.");

    /// <summary>REL4014: Application 'cowboy' is found twice; the first is taken. A warning.</summary>
    public static Diagnostic PassedOver(CataloguedApplication taken, CataloguedApplication other) => Diagnostic.Warning(4014, new Place(other.File),
        $"Application '{taken.Resource.Value!.Name}'{Version(other)} is not used: the release takes{Version(taken)} from {taken.File}, which is " +
            "found first. Remove one of them from where applications are looked for.");

    /// <summary>REL4015: Application 'cowboy' is in one place in two versions, '2.9' and '2.10'. Remove one, or choose by a RelFile.</summary>
    public static Diagnostic TwoVersions(Place place, ApplicationName name, CataloguedApplication one, CataloguedApplication other) => Diagnostic.Error(4015, place,
        $"Application '{name}' is there in version '{one.Vsn}' ({one.EbinDirectory}) and in version '{other.Vsn}' ({other.EbinDirectory}), and nothing says which " +
            "is meant. Remove one of them, or list the version in a .rel file and name that as RelFile.");

    /// <summary>What another file of the same application in the same place is: broken, of another version, or once more the same.</summary>
    public static IEnumerable<Diagnostic> Against(CataloguedApplication other, CataloguedApplication taken) => other.Resource switch
    {
        { Failed: true } broken => broken.Diagnostics,
        { Value: { } resource } when resource.Vsn != taken.Vsn =>
            [TwoVersions(resource.Document.PlaceOf(resource.Property("vsn")!), resource.Name, taken, other)],
        _ => [PassedOver(taken, other)],
    };

    private static string Version(CataloguedApplication application) =>
        application.Resource.Failed ? "" : $" version '{application.Resource.Value.Vsn}'";

    private static string Chain(IEnumerable<ApplicationName> names) => string.Join(" -> ", names);
}

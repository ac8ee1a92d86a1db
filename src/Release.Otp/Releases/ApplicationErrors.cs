namespace Release.Otp.Releases;

/// <summary>What can be wrong with a <c>.app</c> file.</summary>
internal static class ApplicationErrors
{
    /// <summary>REL4020: This is not an application resource file: it must hold {application, Name, Properties}.</summary>
    public static Diagnostic BadlyFormatted(Place place) => Diagnostic.Error(4020, place,
        "This is not an application resource file: it must hold one term {application, Name, Properties}, with an atom as name and a list of " +
            "properties. See app(4).");

    /// <summary>REL4021: The file of application 'web' lacks the key 'registered', which systools requires.</summary>
    public static Diagnostic MissingParameter(Place place, ApplicationName name, string key) => Diagnostic.Error(4021, place,
        $"The file of application '{name}' lacks the key '{key}', which every release requires. Add {{{key}, {Example(key)}}}.");

    /// <summary>REL4022: The key 'modules' of application 'web' must be a list of atoms.</summary>
    public static Diagnostic BadParameter(Place place, ApplicationName name, string key, string shape) => Diagnostic.Error(4022, place,
        $"The key '{key}' of application '{name}' must be {shape}. See app(4).");

    /// <summary>REL4022: The key 'modules' of application 'web' must be a pair.</summary>
    public static Diagnostic NotAPair(Place place, ApplicationName name, string key) =>
        BadParameter(place, name, key, $"a pair {{{key}, Value}}");

    /// <summary>REL4023: The key 'modules' of application 'web' names 'web_sup' twice.</summary>
    public static Diagnostic DuplicateEntry(Place place, ApplicationName name, string key, string entry) => Diagnostic.Error(4023, place,
        $"The key '{key}' of application '{name}' names '{entry}' twice; systools refuses that from OTP 26 on. Remove one of them.");

    /// <summary>REL4024: A file must hold one term, and this one holds 2.</summary>
    public static Diagnostic NotOneTerm(Place place, int count) => Diagnostic.Error(4024, place,
        $"An application resource file must hold exactly one term {{application, Name, Properties}}, and this one holds {count}.");

    /// <summary>REL4025: The file names the application 'wbe', but it is the file of 'web'.</summary>
    public static Diagnostic BadApplicationName(Place place, ApplicationName expected, ApplicationName found) => Diagnostic.Error(4025, place,
        $"The file describes the application '{found}', but by its file name it is the one of '{expected}'. Rename the file or the application.");

    /// <summary>REL4026: The version of application 'web' cannot be part of a directory's name.</summary>
    public static Diagnostic UnsafeName(Place place, ApplicationName name, Vsn vsn) => Diagnostic.Error(4026, place,
        $"Application '{name}' with version '{vsn}' cannot become the directory lib/{name}-{vsn}: neither may hold a slash, a backslash or a " +
            "control character.");

    private static string Example(string key) => key is "vsn" or "description" ? "\"…\"" : "[]";
}

using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What can go wrong while a project's own Erlang applications are compiled.</summary>
internal static class CompilationErrors
{
    /// <summary>REL8001: There is no 'erlc' in '/opt/otp/bin'. Install Erlang/OTP, set OtpRoot to where it is, or set BeamBuildTool=none and give compiled applications.</summary>
    public static Diagnostic NoCompiler(string where) =>
        Error(8001, null, $"The project has Erlang sources, but there is no 'erlc' in {where}. Install Erlang/OTP, set OtpRoot to where it is, or set BeamBuildTool=none and give compiled applications.");

    /// <summary>REL8002: 'erlc' cannot be started. Set OtpRoot to an Erlang/OTP made for this machine.</summary>
    public static Diagnostic CompilerDoesNotStart(string erlc, string reason) =>
        Error(8002, erlc, $"'erlc' cannot be started: {reason}. Set OtpRoot to an Erlang/OTP made for this machine.");

    /// <summary>REL8003: What the Erlang compiler says of an error in a source file.</summary>
    public static Diagnostic ErlangError(Place place, string message) => Diagnostic.Error(8003, place, message);

    /// <summary>REL8004: What the Erlang compiler says of a warning in a source file.</summary>
    public static Diagnostic ErlangWarning(Place place, string message) => Diagnostic.Warning(8004, place, message);

    /// <summary>REL8005: 'erlc' wrote no 'm.beam' and named no error. Check ErlcOptions: an option may have asked for another output.</summary>
    public static Diagnostic NoOutput(string source, string output, string said) =>
        Error(8005, source, $"'erlc' wrote no '{output}' and named no error in its source{(said.Length == 0 ? "" : $", but said: {said}")}. Check ErlcOptions: one of them may be wrong or ask for another output.");

    /// <summary>REL8006: Module 'm' is also made from 'src/old/m.erl'. A system holds one module of a name: rename or remove one of them.</summary>
    public static Diagnostic DuplicateModule(string source, string module, string other) =>
        Error(8006, source, $"Module '{module}' is also made from '{other}'. A running system holds one module of a name: rename or remove one of them.");

    /// <summary>REL8007: An .app.src file holds one term {application, Name, [{Key, Value}]}, see app(4).</summary>
    public static Diagnostic NotAnApplication(string? file) =>
        Error(8007, file, "An .app.src file holds one term {application, Name, [{Key, Value}, ...]}., see app(4).");

    /// <summary>REL8008: The file is named for application 'a', but describes 'b'. Rename the file to 'b.app.src' or change the name inside.</summary>
    public static Diagnostic OtherApplication(Place place, string fileName, string application) =>
        Diagnostic.Error(8008, place, $"The file is named for application '{fileName}', but describes '{application}'. Rename the file to '{application}.app.src' or change the name inside.");

    /// <summary>REL8009: The vsn of application 'a' is 'git', which only another build tool understands. Write a string such as "1.0.0", or set the property Version.</summary>
    public static Diagnostic NoVersion(Place place, string application, string vsn) =>
        Diagnostic.Error(8009, place, $"The vsn of application '{application}' is {vsn}, which only another build tool understands. Write a string such as \"1.0.0\", or set the property Version.");

    /// <summary>REL8010: The output directory is a link. Nothing is written or deleted through it: remove the link or choose another directory.</summary>
    public static Diagnostic OutputIsLink(string directory) =>
        Error(8010, directory, "The output directory is a link, and nothing is written or deleted through it. Remove the link or choose another output directory.");

    /// <summary>REL8011: Application 'a' is also described by 'apps/old/src/a.app.src'. Remove one of them.</summary>
    public static Diagnostic DuplicateApplication(string file, string application, string other) =>
        Error(8011, file, $"Application '{application}' is also described by '{other}'. Remove one of them.");

    private static Diagnostic Error(int number, string? file, string message) => Diagnostic.Error(number, new Place(file), message);
}

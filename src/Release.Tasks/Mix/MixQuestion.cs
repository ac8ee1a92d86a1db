using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Tasks.Mix;

/// <summary>The file of terms that tells mix's side of ConfigureRelease what the release is.</summary>
internal static class MixQuestion
{
    /// <summary>The text, a term each; see <c>mix/configure.ex</c>, which reads them.</summary>
    public static string Of(ConfigurationRequest request, MixDescription description, Term configuration, Seq<(string Name, string File)> templates, string output) => TermPrinter.File(
    [
        Tagged("release", request.Name.ToTerm(), request.Version.ToTerm(), request.ReleaseRoot.ToPath(), request.ErtsSource.ToPath(), request.ErtsVersion.ToTerm()),
        .. request.Applications.Select(Application),
        .. CodePath(description).Select(directory => Tagged("code_path", directory.ToPath())),
        Tagged("runtime", Flag(request.RuntimeConfiguration is not null)),
        .. request.ConfigProviders.Select(provider => Tagged("provider", provider.Module.ToTerm(), Argument(provider.Argument).ToTerm(), request.ProjectFile.ToPath())),
        Tagged("options", Term.List(request.Options.Select(option => Term.Tuple(Term.Atom(option.Name), Flag(option.Value))))),
        .. templates.Select(template => Tagged("template", template.Name.ToTerm(), template.File.ToPath())),
        Tagged("config", configuration),
        Tagged("output", output.ToPath()),
    ]);

    // Each of them is put in front of the others: consolidated protocols, the last, win.
    private static IEnumerable<string> CodePath(MixDescription description) =>
        description.Applications.Select(application => application.Ebin).Concat(description.Consolidated is { } consolidated ? [consolidated] : []);

    private static TupleTerm Application(ConfiguredApplication application) => Tagged(
        "application", Term.Atom(application.Name.Value), Term.Atom(application.Mode.Atom()), application.Directory.ToPath(), Flag(application.IsOtp));

    private static string Argument(string expression) => string.IsNullOrWhiteSpace(expression) ? "[]" : expression;

    private static TupleTerm Tagged(string tag, params IEnumerable<Term> values) => new([Term.Atom(tag), .. values]);

    private static ListTerm ToTerm(this string text) => Term.String(text);

    private static ListTerm ToPath(this string path) => Term.String(path.Replace('\\', '/'));

    private static AtomTerm Flag(bool flag) => Term.Atom(flag ? "true" : "false");
}

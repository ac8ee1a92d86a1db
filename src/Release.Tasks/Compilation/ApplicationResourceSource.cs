using System.Text;
using Release.Otp;
using Release.Otp.Terms;

namespace Release.Tasks.Compilation;

/// <summary>The <c>.app.src</c> of an application and the <c>.app</c> made of it: the same keys with its version and modules filled in.</summary>
internal static class ApplicationResourceSource
{
    private const string Extension = ".app.src";

    /// <summary>Reads an application from its <c>.app.src</c>, which stands in <c>src</c> below the application's directory.</summary>
    /// <param name="file">Full path of the file.</param>
    /// <param name="otpRelease">The OTP release that compiles.</param>
    /// <param name="version">The version where the file leaves it to another tool, or null.</param>
    /// <exception cref="DiagnosticException">REL8007 to REL8009, or what the term reader says.</exception>
    public static ErlangApplication Read(string file, int otpRelease, string? version)
    {
        var document = TermReader.Consult(File.ReadAllBytes(file), file, otpRelease);
        if (document.Terms is not [TupleTerm { Elements: [AtomTerm { Name: "application" }, AtomTerm name, ListTerm { Tail: null } keys] }] || name.Name.StartsWith('.'))
        {
            throw new DiagnosticException(CompilationErrors.NotAnApplication(file));
        }

        var fileName = Path.GetFileName(file)[..^Extension.Length];
        if (fileName != name.Name)
        {
            throw new DiagnosticException(CompilationErrors.OtherApplication(document.PlaceOf(name), fileName, name.Name));
        }

        var vsn = Version(name.Name, keys, document, version);
        var directory = Path.GetDirectoryName(Path.GetDirectoryName(file)!)!;
        return new ErlangApplication(name.Name, vsn, directory, With(keys.Elements, "vsn", Term.String(vsn)));
    }

    /// <summary>The text of the <c>.app</c>.</summary>
    public static byte[] AppFile(ErlangApplication application, IEnumerable<string> modules)
    {
        var keys = With(application.Keys, "modules", Term.List(modules.Order(StringComparer.Ordinal).Select(Term.Atom)));
        // systools wants the key; without it no name is registered.
        var complete = keys.Any(key => IsKey(key, "registered")) ? keys : [.. keys, Term.Tuple(Term.Atom("registered"), Term.Nil)];
        return Encoding.UTF8.GetBytes(TermPrinter.File([Term.Tuple(Term.Atom("application"), Term.Atom(application.Name), Term.List(complete))]));
    }

    private static string Version(string application, ListTerm keys, TermDocument document, string? version)
    {
        var vsn = keys.Elements.FirstOrDefault(key => IsKey(key, "vsn")) is TupleTerm key ? key.Elements[1] : null;
        return Text(vsn) ?? version
            ?? throw new DiagnosticException(CompilationErrors.NoVersion(document.PlaceOf(vsn ?? keys), application, vsn is null ? "missing" : TermPrinter.Print(vsn)));
    }

    private static string? Text(Term? term)
    {
        if (term is not ListTerm { Tail: null, Elements.Count: > 0 } list || !list.Elements.All(element => element is IntegerTerm { Value: var code } && code > 31 && code < 0xD800))
        {
            return null;
        }

        return string.Concat(list.Elements.Cast<IntegerTerm>().Select(element => (char)element.Value));
    }

    // In its place where the key is there, else at the end.
    private static Seq<Term> With(Seq<Term> keys, string name, Term value)
    {
        var entry = Term.Tuple(Term.Atom(name), value);
        return keys.Any(key => IsKey(key, name)) ? keys.Select(key => IsKey(key, name) ? entry : key).ToSeq() : [.. keys, entry];
    }

    private static bool IsKey(Term term, string name) => term is TupleTerm { Elements: [AtomTerm { Name: var key }, _] } && key == name;
}

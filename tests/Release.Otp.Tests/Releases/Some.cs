using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Releases;

/// <summary>What tests are made of.</summary>
internal static class Some
{
    public const int OtpRelease = 25;

    public static SomeApplication App(string name, string vsn = "1.0", string[]? uses = null, string[]? optional = null, string[]? includes = null) =>
        new(name, vsn) { Uses = uses ?? ["kernel", "stdlib"], Optional = optional ?? [], Includes = includes ?? [] };

    /// <summary>The applications, and kernel, stdlib and sasl, all of version 1.0.</summary>
    public static ApplicationCatalog Catalog(params IEnumerable<SomeApplication> applications) =>
        new([new SomeSource(applications), SomeSource.Otp], OtpRelease);

    public static TermDocument Text(string text, string file = "some.rel") => TermReader.Consult(Encoding.UTF8.GetBytes(text), file);

    /// <summary>A <c>.rel</c> with kernel and stdlib before the given entries.</summary>
    public static string Rel(params IEnumerable<string> entries) =>
        $"{{release,{{\"some\",\"1\"}},{{erts,\"13\"}},[\n{string.Join(",\n", ["{kernel,\"1.0\"}", "{stdlib,\"1.0\"}", .. entries])}]}}.\n";

    public static Findings<Resolution> Resolve(ApplicationCatalog catalog, params IEnumerable<string> asked) =>
        ApplicationResolver.Resolve(Request(asked), catalog);

    /// <summary>Applications as NAME or NAME:TYPE.</summary>
    public static ReleaseRequest Request(params IEnumerable<string> asked) => new(asked.Select(Requested).ToSeq());

    public static IEnumerable<string> Codes(this IEnumerable<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Code);

    private static RequestedApplication Requested(string text) => text.Split(':') is [var name, var type]
        ? new RequestedApplication(new ApplicationName(name), StartTypes.Parse(type)!.Value)
        : new RequestedApplication(new ApplicationName(text));
}

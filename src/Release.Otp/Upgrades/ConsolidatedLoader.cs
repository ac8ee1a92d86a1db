using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Upgrades;

/// <summary>
/// The instruction by which a running node comes to the consolidated protocols of another release: the expressions of <c>LoadConsolidated.erl</c>
/// as terms, which the node evaluates with what OTP gives it. Consolidated protocols belong to no application, so no other instruction loads them.
/// </summary>
internal static class ConsolidatedLoader
{
    private const string Source = "LoadConsolidated.erl";
    private const string Forms = "LoadConsolidated.term";

    private static readonly Lazy<Term> Expressions = new(() => TermReader.Consult(Resource(Forms), Forms).Terms[0]);

    /// <summary>The expressions in Erlang, for people; <c>Release</c> is the version of the release to come to.</summary>
    public static string SourceText { get; } = Encoding.UTF8.GetString(Resource(Source));

    /// <summary>The instruction.</summary>
    /// <param name="release">The version of the release to come to.</param>
    public static TupleTerm Instruction(Vsn release)
    {
        var bindings = Term.List(Term.Tuple(Term.Atom("Release"), Term.String(release.Value)));
        return Term.Tuple(Term.Atom("apply"), Term.Tuple(Term.Atom("erl_eval"), Term.Atom("exprs"), Term.List(Expressions.Value, bindings)));
    }

    /// <summary>Whether a term is such an instruction.</summary>
    public static bool Is(Term instruction) =>
        instruction is TupleTerm { Elements: [_, TupleTerm { Elements: [_, _, ListTerm { Elements: [var expressions, _] }] }] } && ReferenceEquals(expressions, Expressions.Value);

    private static byte[] Resource(string name)
    {
        using var stream = typeof(ConsolidatedLoader).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>What a function does last: it answers a term, or it calls a function of another module and answers what that answers.</summary>
/// <param name="Call">The other module's function; null where the function answers itself.</param>
/// <param name="Terms">The arguments of the call; without one, the answer alone.</param>
internal sealed record FunctionAnswer(ImportedFunction? Call, Seq<Term> Terms)
{
    /// <summary>
    /// Stands in terms for what is known only when the function runs, and for a term of which nothing is known. Told apart by reference: an
    /// atom of the same name is another term.
    /// </summary>
    public static Term Unknown { get; } = Term.Atom("...");

    /// <summary>The term that the function answers itself; null where it calls.</summary>
    public Term? Value => Call is null ? Terms[0] : null;

    /// <summary>Whether nothing is known of a term.</summary>
    public static bool IsUnknown(Term term) => ReferenceEquals(term, Unknown);
}

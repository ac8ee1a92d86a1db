using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>An instruction on its way from an <c>.appup</c> to a <c>relup</c>.</summary>
/// <param name="Term">What it is by now.</param>
/// <param name="Written">What the user wrote.</param>
/// <param name="Script">Where it comes from.</param>
internal sealed record UpgradeInstruction(Term Term, Term Written, UpgradeScript Script)
{
    /// <summary>Where the user can mend it.</summary>
    public Place Place => Script.PlaceOf(Written);

    /// <summary>Whether this is <c>{load_object_code, _}</c>, whatever it holds.</summary>
    public bool IsLoadObjectCode => Term.IsTagged("load_object_code", 2, out _);

    /// <summary>Whether this is the atom <paramref name="name"/>.</summary>
    public bool Is(string name) => Term.IsAtom(name);

    /// <summary>The same instruction in other words, or a part of what it stands for.</summary>
    public UpgradeInstruction As(Term term) => this with { Term = term };
}

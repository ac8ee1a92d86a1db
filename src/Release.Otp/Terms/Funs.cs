namespace Release.Otp.Terms;

/// <summary>An external fun, <c>fun Module:Function/Arity</c>.</summary>
/// <param name="Module">The module.</param>
/// <param name="Function">The exported function.</param>
/// <param name="Arity">Number of arguments, 0 to 255.</param>
public sealed record ExternalFunTerm(AtomTerm Module, AtomTerm Function, int Arity) : Term
{
    /// <summary>Number of arguments, 0 to 255.</summary>
    public int Arity { get; } = Arity is >= 0 and <= 255
        ? Arity
        : throw new ArgumentOutOfRangeException(nameof(Arity), Arity, "A function has at most 255 arguments.");

    /// <inheritdoc/>
    public bool Equals(ExternalFunTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A local fun, as <c>NEW_FUN_EXT</c> of the External Term Format holds it. It has no text that <c>file:consult/1</c> reads.</summary>
/// <param name="Module">The module that made the fun.</param>
/// <param name="Arity">Number of arguments, 0 to 255.</param>
/// <param name="Unique">MD5 of the module's significant parts, 16 bytes.</param>
/// <param name="Index">The fun's place in the module's table.</param>
/// <param name="OldIndex">The place in the older table.</param>
/// <param name="OldUnique">The older checksum of the fun.</param>
/// <param name="Creator">The process that made the fun.</param>
/// <param name="FreeVariables">The values it took with it.</param>
public sealed record FunTerm(
    AtomTerm Module,
    byte Arity,
    Seq<byte> Unique,
    uint Index,
    int OldIndex,
    int OldUnique,
    PidTerm Creator,
    Seq<Term> FreeVariables) : Term
{
    /// <inheritdoc/>
    public bool Equals(FunTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

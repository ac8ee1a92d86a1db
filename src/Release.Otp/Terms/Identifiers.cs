namespace Release.Otp.Terms;

/// <summary>A process identifier. It has no text that <c>file:consult/1</c> reads.</summary>
/// <param name="Node">The node of the process.</param>
/// <param name="Id">The first number.</param>
/// <param name="Serial">The second number.</param>
/// <param name="Creation">Which life of the node.</param>
public sealed record PidTerm(AtomTerm Node, uint Id, uint Serial, uint Creation) : Term
{
    /// <inheritdoc/>
    public bool Equals(PidTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A port identifier. It has no text that <c>file:consult/1</c> reads.</summary>
/// <param name="Node">The node of the port.</param>
/// <param name="Id">The port's number.</param>
/// <param name="Creation">Which life of the node.</param>
public sealed record PortTerm(AtomTerm Node, ulong Id, uint Creation) : Term
{
    /// <inheritdoc/>
    public bool Equals(PortTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A reference. It has no text that <c>file:consult/1</c> reads.</summary>
/// <param name="Node">The node that made the reference.</param>
/// <param name="Creation">Which life of the node.</param>
/// <param name="Ids">One to five numbers, in the order of the External Term Format.</param>
public sealed record ReferenceTerm(AtomTerm Node, uint Creation, Seq<uint> Ids) : Term
{
    /// <inheritdoc/>
    public bool Equals(ReferenceTerm? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();
}

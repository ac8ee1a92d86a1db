namespace Release.Otp.Upgrades;

/// <summary>The record in which a process keeps its state.</summary>
/// <param name="Name">The record's name, an atom.</param>
/// <param name="Fields">The names of its fields, in order.</param>
public sealed record StateRecord(string Name, Seq<string> Fields)
{
    /// <summary>The record as its users write it.</summary>
    public override string ToString() => $"#{Name}{{{string.Join(", ", Fields)}}}";
}

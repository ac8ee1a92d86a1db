namespace Release.Otp.Beam;

/// <summary>The name of a chunk in a BEAM file: four Latin-1 characters, see beam_lib(3).</summary>
public readonly record struct ChunkId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

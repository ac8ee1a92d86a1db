namespace Release.Otp.Beam;

/// <summary>A compiled module.</summary>
public sealed record BeamFile
{
    /// <summary>Strip.</summary>
    public BeamFile Strip(Seq<ChunkId> keep) => throw new NotSupportedException();
}

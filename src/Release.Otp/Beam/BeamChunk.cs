namespace Release.Otp.Beam;

/// <summary>A chunk of a BEAM file: its name and its bytes, without padding. Chunks are equal when their bytes are.</summary>
/// <param name="Id">The chunk's name.</param>
/// <param name="Data">A view of the file's bytes, not a copy.</param>
public sealed record BeamChunk(ChunkId Id, ReadOnlyMemory<byte> Data)
{
    /// <inheritdoc/>
    public bool Equals(BeamChunk? other) => other is not null && Id == other.Id && Data.Span.SequenceEqual(other.Data.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Id);
        hash.AddBytes(Data.Span);
        return hash.ToHashCode();
    }
}

namespace Release.Otp.Native;

/// <summary>A program header of ELF: a part of the file, and where it stands in memory.</summary>
internal sealed record ElfSegment(uint Type, long Offset, ulong Address, long FileSize)
{
    private const uint Load = 1;

    /// <summary>Where in the file the byte of an address stands; null where the file does not hold it.</summary>
    public static long? OffsetOf(ulong address, Seq<ElfSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (segment.Type == Load && address >= segment.Address && address - segment.Address < (ulong)segment.FileSize)
            {
                return segment.Offset + (long)(address - segment.Address);
            }
        }

        return null;
    }
}

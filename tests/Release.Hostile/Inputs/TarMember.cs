using System.Text;

namespace Release.Hostile.Inputs;

/// <summary>A member of a tar archive, right or wrong.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Kind">The letter of its type.</param>
internal sealed record TarMember(string Name, byte[] Content, char Kind = '0')
{
    public string Link { get; init; } = "";

    /// <summary>The directory that ustar keeps in a field of its own.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands behind the owners: ustar's mark, or that of GNU.</summary>
    public string Magic { get; init; } = "ustar\u000000";

    public string Mode { get; init; } = "0000644";

    /// <summary>The size as the header says it; null for the real one.</summary>
    public string? Size { get; init; }

    public bool HasWrongSum { get; init; }

    public string Time { get; init; } = "00000000000";

    public byte[] ToBytes()
    {
        var header = new byte[512];
        Put(0, Name, 100);
        Put(100, Mode, 7);
        Put(108, "0000000", 7);
        Put(116, "0000000", 7);
        Put(124, Size ?? Convert.ToString(Content.Length, 8).PadLeft(11, '0'), 12);
        Put(136, Time, 12);
        header.AsSpan(148, 8).Fill((byte)' ');
        header[156] = (byte)Kind;
        Put(157, Link, 100);
        Put(257, Magic, 8);
        Put(345, Prefix, 155);
        Put(148, Convert.ToString(header.Sum(value => value) + (HasWrongSum ? 1 : 0), 8).PadLeft(6, '0') + "\0 ", 8);
        return [.. header, .. Content, .. new byte[-Content.Length & 511]];

        void Put(int at, string text, int most)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            bytes.AsSpan(0, Math.Min(most, bytes.Length)).CopyTo(header.AsSpan(at));
        }
    }
}

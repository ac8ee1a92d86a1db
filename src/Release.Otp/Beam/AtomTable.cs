using System.Text;

namespace Release.Otp.Beam;

/// <summary>
/// The atoms of a module, counted from 1, which is the module's name. A count, then length and bytes of each. Since OTP 28 a negative count
/// says that the lengths are tagged numbers, for atoms of more than 255 bytes.
/// </summary>
internal sealed class AtomTable
{
    private const int MaxCharacters = 255;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly BeamChunk _chunk;
    private readonly string _file;
    private readonly Range[] _atoms;

    private AtomTable(BeamChunk chunk, string file, bool hasTaggedLengths, Range[] atoms)
    {
        HasTaggedLengths = hasTaggedLengths;
        _chunk = chunk;
        _file = file;
        _atoms = atoms;
    }

    public int Count => _atoms.Length;

    public bool HasTaggedLengths { get; }

    public static AtomTable Read(BeamChunk chunk, string file)
    {
        var reader = new ChunkReader(chunk.Data.Span);
        // An atom takes a byte at least, so the count is checked before the table is made.
        if (!reader.TryReadInt32(out var count) || count == 0 || Math.Abs((long)count) > reader.Left)
        {
            throw BeamErrors.InvalidChunk(file, chunk.Id).Thrown();
        }

        var atoms = new Range[Math.Abs(count)];
        for (var i = 0; i < atoms.Length; i++)
        {
            if (!TryReadLength(ref reader, tagged: count < 0, out var length) || !reader.TryTake(length, out _))
            {
                throw BeamErrors.InvalidChunk(file, chunk.Id).Thrown();
            }

            var end = chunk.Data.Length - reader.Left;
            atoms[i] = (end - length)..end;
        }

        return new AtomTable(chunk, file, count < 0, atoms);
    }

    /// <summary>The text of the atom at a place counted from 1.</summary>
    public string Name(int number)
    {
        if (number < 1 || number > Count)
        {
            throw BeamErrors.InvalidChunk(_file, _chunk.Id).Thrown();
        }

        var bytes = _chunk.Data.Span[_atoms[number - 1]];
        try
        {
            var text = (_chunk.Id == ChunkId.Atoms ? StrictUtf8 : Encoding.Latin1).GetString(bytes);
            return text.Length <= MaxCharacters || text.EnumerateRunes().Count() <= MaxCharacters
                ? text
                : throw BeamErrors.InvalidChunk(_file, _chunk.Id).Thrown();
        }
        catch (DecoderFallbackException)
        {
            throw BeamErrors.InvalidChunk(_file, _chunk.Id).Thrown();
        }
    }

    /// <summary>Whether the atom at a place counted from 1 is this one, which must be ASCII.</summary>
    public bool Is(int number, ReadOnlySpan<byte> ascii) => number >= 1 && number <= Count && _chunk.Data.Span[_atoms[number - 1]].SequenceEqual(ascii);

    private static bool TryReadLength(ref ChunkReader reader, bool tagged, out int length)
    {
        if (tagged)
        {
            return reader.TryReadTagged(out _, out length);
        }

        var there = reader.TryReadByte(out var value);
        length = value;
        return there;
    }
}

using System.Text;

namespace Release.Otp.Native;

/// <summary>A note of ELF: who wrote it, of what type, and what it says first.</summary>
/// <param name="Owner">The owner of the note's type, as in <c>GNU</c>.</param>
/// <param name="Type">Its type, as the owner counts them.</param>
/// <param name="First">The first number that it holds; null where it holds less.</param>
internal sealed record ElfNote(string Owner, uint Type, uint? First)
{
    private const int MostNotes = 256;
    private const int HeaderLength = 12;
    private const int LongestOwner = 64;

    /// <summary>The notes of a segment. One that does not fit ends them, as it does for every loader: nobody runs worse for it.</summary>
    public static IEnumerable<ElfNote> Read(NativeBytes bytes, ElfSegment segment)
    {
        var notes = bytes.Part(segment.Offset, segment.FileSize, bytes.IsBigEndian);
        long at = 0;
        for (var count = 0; count < MostNotes && at <= notes.Length - HeaderLength; count++)
        {
            var (nameLength, length) = (notes.UInt32(at), notes.UInt32(at + 4));
            var body = at + HeaderLength + Padded(nameLength);
            var next = body + Padded(length);
            if (nameLength > LongestOwner || next > notes.Length)
            {
                yield break;
            }

            var owner = Encoding.Latin1.GetString(notes.Span(at + HeaderLength, nameLength)).TrimEnd('\0');
            yield return new ElfNote(owner, notes.UInt32(at + 8), length >= 4 ? notes.UInt32(body) : null);
            at = next;
        }
    }

    private static long Padded(uint length) => (length + 3L) & ~3L;
}

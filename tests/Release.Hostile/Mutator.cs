using System.Buffers.Binary;
using System.Text;

namespace Release.Hostile;

/// <summary>Changes valid inputs blindly: bits, bytes, numbers of the edges, parts left out, doubled, moved, or taken from another input.</summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> seeds, bool isText)
{
    private const int Head = 200;
    private const int MostChanges = 5;

    private static readonly long[] Edges = [0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "<<", ">>", "(", ")", "#{", "=>", ",", "|", ".", ". ", ".\n", ":", "/", "-", "\"", "'", "\\", "$", "_", "%", "a", "1", "1.0", "16#", "\\x{", "\\^", "fun m:f/1", " ", "\n", "\t", "\0", "é", "日", "[]", "{}", "\"a\"", "<<1>>", "{{", "}}", "<%", "%>", "../", "-1", "99999999999999999999", "null", "*", "+", "?", "{1,9}", "\"\"\"", "~s(",
    ];

    public byte[] Next()
    {
        var bytes = new List<byte>(seeds[random.Next(seeds.Count)]);
        for (var changes = random.Next(1, MostChanges); changes > 0; changes--)
        {
            Change(bytes);
        }

        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        // Half of the changes hit the start, where the headers are.
        var at = random.Next(random.Next(2) == 0 ? Math.Min(Head, bytes.Count + 1) : bytes.Count + 1);
        var left = bytes.Count - at;
        switch (random.Next(9))
        {
            case 0 when left > 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when left > 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(left, random.Next(1, 9)));
                break;
            case 3:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(left, random.Next(1, 33))));
                break;
            case 4 when random.Next(8) == 0:
                bytes.RemoveRange(at, left);
                break;
            case 5:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, 65))).ToArray());
                break;
            case 6 when isText:
            case 7 when isText:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
            case 6 or 7:
                Number(bytes, at);
                break;
            default:
                bytes.InsertRange(at, Enumerable.Repeat((byte)random.Next(256), random.Next(1, 5)));
                break;
        }
    }

    // A number of the edges over what stands there, in either order of bytes.
    private void Number(List<byte> bytes, int at)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, Edges[random.Next(Edges.Length)]);
        var length = Math.Min(1 << random.Next(4), bytes.Count - at);
        var part = number[..length];
        if (random.Next(2) == 0)
        {
            Array.Reverse(part);
        }

        for (var i = 0; i < length; i++)
        {
            bytes[at + i] = part[i];
        }
    }
}

using System.Text;

namespace Release.Otp.Tests.Terms;

/// <summary>Texts near to valid ones: the same for the same seed.</summary>
public sealed class TextMutations(int seed)
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "<<", ">>", "(", ")", "#{", "#", "=>", ",", "|", ".", ". ", ".\n", ":", "/", "-", "+", "\"", "'", "\\", "$", "_", "%", "a", "1", "1.0", "16#", "e", "\\x{", "\\^", "fun ", "fun m:f/1", "end", "X", " ", "\n", "\0", "é", "日", "\uFFFE",
        "utf8", "binary", "unit:8", "little", "0", "-1", "\"a\"", "'a b'", "<<1>>", "[]", "{}", "#{}", "\"\"\"", "\n  \"\"\"", "~s", "~B(", "~b\"", "#e2", "16#1.8", "maybe", "\u0080", "@", "~", "?", "!", ";", "&",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A text made of one of <paramref name="texts"/> by a few changes.</summary>
    public byte[] Next(IReadOnlyList<byte[]> texts)
    {
        var text = new List<byte>(texts[_random.Next(texts.Count)]);
        for (var changes = _random.Next(1, 4); changes > 0; changes--)
        {
            Change(text, texts);
        }

        return [.. text];
    }

    private void Change(List<byte> text, IReadOnlyList<byte[]> texts)
    {
        var at = _random.Next(text.Count + 1);
        var count = Math.Min(_random.Next(1, 4), text.Count - at);
        switch (_random.Next(6))
        {
            case 0:
                text.RemoveRange(at, count);
                break;
            case 1:
                text.InsertRange(at, text.GetRange(at, count));
                break;
            case 2 when _random.Next(4) == 0:
                text.Insert(at, (byte)_random.Next(256));
                break;
            case 3:
                var other = texts[_random.Next(texts.Count)];
                var from = _random.Next(other.Length + 1);
                text.InsertRange(at, other.Skip(from).Take(_random.Next(12)));
                break;
            case 4 when at < text.Count:
                text[at] = (byte)_random.Next(' ', 127);
                break;
            default:
                text.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                break;
        }
    }
}

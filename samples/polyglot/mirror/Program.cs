using System.Buffers.Binary;
using System.Globalization;
using System.Text;

// A port program of {packet, 2}: each message is its length in two bytes, the higher one first, and that many bytes.
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
var length = new byte[2];

// The end of the input is the port's: the node has closed it, or is gone.
while (input.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) == length.Length)
{
    var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
    input.ReadExactly(question);

    var answer = Encoding.UTF8.GetBytes(Mirror(Encoding.UTF8.GetString(question)));
    BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
    output.Write(length);
    output.Write(answer);
    output.Flush();
}

// By what a reader sees as one character, which may be several code points.
static string Mirror(string text) => string.Concat(TextElements(text).Reverse());

static IEnumerable<string> TextElements(string text)
{
    for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
    {
        yield return elements.GetTextElement();
    }
}

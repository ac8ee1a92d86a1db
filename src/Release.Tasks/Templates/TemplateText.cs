using System.Text;
using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>The text of a template's file.</summary>
internal static class TemplateText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text, without a byte order mark, which shells and the emulator would take for a part of the first word. Throws
    /// <see cref="DiagnosticException"/> REL1804 for bytes that are not UTF-8: nobody could say which characters they are meant to be.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException exception)
        {
            throw TemplateErrors.NotUtf8(new Place(file, text[..exception.Index].Count((byte)'\n') + 1), exception);
        }
    }

    /// <summary>The line and column of a position.</summary>
    public static Place PlaceAt(string text, string file, int position)
    {
        var before = text.AsSpan(0, position);
        return new Place(file, before.Count('\n') + 1, position - before.LastIndexOf('\n'));
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Release.Tasks.Compilation;

/// <summary>Digests: SHA-256 in hexadecimal.</summary>
internal static class Digests
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The digest of a list of texts.</summary>
    public static string OfTexts(IEnumerable<string> texts) => Of(Encoding.UTF8.GetBytes(string.Join('\0', texts)));
}

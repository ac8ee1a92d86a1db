using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Release.Tasks.Compilation;

/// <summary>Digests of files, each file read once: SHA-256 in hexadecimal, the empty string where there is no file.</summary>
internal sealed class Digests
{
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    public static string Of(string file) => File.Exists(file) ? Of(File.ReadAllBytes(file)) : "";

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The digest of a list of texts.</summary>
    public static string OfTexts(IEnumerable<string> texts) => Of(Encoding.UTF8.GetBytes(string.Join('\0', texts)));

    public string Known(string file) => _known.GetOrAdd(file, Of);

    /// <summary>Forgets a file that was written anew.</summary>
    public void Forget(string file) => _known.TryRemove(file, out _);
}

using System.Globalization;
using System.Text;
using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>
/// What a runtime pack says of itself: UTF-8 text, a line each for format, identifier, version of OTP and of its runtime system; then each
/// file with mode, size, SHA-256 and path between tabs, by ordinal path; then <c>end</c>.
/// </summary>
/// <param name="Identifier">The runtime identifier of the systems that it runs on.</param>
/// <param name="OtpVersion">OTP's own <c>OTP_VERSION</c>.</param>
/// <param name="ErtsVersion">The version of its runtime system.</param>
/// <param name="Entries">Every file, by ordinal path.</param>
public sealed record RuntimePackManifest(string Identifier, string OtpVersion, string ErtsVersion, Seq<RuntimePackEntry> Entries)
{
    private const string Format = "otp-runtime-pack 1";
    // Ten thousand files with 130 bytes each are an OTP.
    private const int LongestText = 1 << 23;
    private const int MostFiles = 100_000;

    /// <summary>The name of the file, at the root of a pack.</summary>
    public static string FileName => "otp-runtime.manifest";

    /// <summary>The text.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder().AppendJoin('\n', Format, "identifier\t" + Identifier, "otp\t" + OtpVersion, "erts\t" + ErtsVersion).Append('\n');
        foreach (var entry in Entries)
        {
            text.AppendJoin('\t', Convert.ToString((int)entry.Mode, 8), entry.Size.ToString(CultureInfo.InvariantCulture), entry.Sha256, entry.Path).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append("end\n").ToString());
    }

    /// <summary>Reads a manifest, with every path in it checked before anybody follows one.</summary>
    /// <exception cref="DiagnosticException">REL1114: no manifest, REL1115: a path that leads elsewhere.</exception>
    public static RuntimePackManifest Read(string file)
    {
        if (!IsOrdinary(file))
        {
            throw new DiagnosticException(RuntimePackErrors.BadManifest(file, "there is no such file"));
        }

        var manifest = Parse(SourceFile.Text(file), file);
        return RuntimePackPaths.Fault(manifest.Entries) is var (path, fault)
            ? throw new DiagnosticException(RuntimePackErrors.BadPath(file, path, fault))
            : manifest;
    }

    private static bool IsOrdinary(string file) => FileStat.Of(file) is { IsRegular: true, Size: <= LongestText };

    private static RuntimePackManifest Parse(string text, string file)
    {
        var lines = text.Split('\n', MostFiles);
        if (lines is not [Format, var identifier, var otp, var erts, .. var entries, "end", ""])
        {
            var known = lines[0].StartsWith("otp-runtime-pack ", StringComparison.Ordinal) && lines[0] != Format;
            throw new DiagnosticException(RuntimePackErrors.BadManifest(file, known ? "a later version of Release.Sdk wrote it" : "it is not whole"));
        }

        return new RuntimePackManifest(Value("identifier", identifier), Value("otp", otp), Value("erts", erts), entries.Select(line => Entry(line, file)).ToSeq());

        string Value(string name, string line) => line.StartsWith(name + "\t", StringComparison.Ordinal) && TargetPath.Fault(line[(name.Length + 1)..]) is null
            ? line[(name.Length + 1)..]
            : throw new DiagnosticException(RuntimePackErrors.BadManifest(file, $"it does not say its {name}"));
    }

    private static RuntimePackEntry Entry(string line, string file) =>
        line.Split('\t', 4) is [var mode, var size, { Length: 64 } sum, var path]
        && ModeOf(mode) is { } permissions
        && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && sum.All(char.IsAsciiHexDigitLower)
            ? new RuntimePackEntry(path, permissions, length, sum)
            : throw new DiagnosticException(RuntimePackErrors.BadManifest(file, $"it holds the line '{line}'"));

    private static UnixMode? ModeOf(string text) => text switch
    {
        "644" => UnixMode.Ordinary,
        "755" => UnixMode.Executable,
        _ => null,
    };
}

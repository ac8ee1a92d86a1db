using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk;

/// <summary>The bytes of planned files.</summary>
internal static class PlannedContent
{
    /// <summary>The bytes. Modules are checked: each must be a whole BEAM file of the module that its file name says.</summary>
    /// <exception cref="DiagnosticException">REL3001 to REL3011: a bad module; REL3030 and REL3031: one that the target does not load.</exception>
    /// <exception cref="IOException">The source cannot be read, or is longer than 2 GiB.</exception>
    public static byte[] Read(FileContent content) => content switch
    {
        FileContent.Text text => Encoding.UTF8.GetBytes(text.Value),
        FileContent.Bytes bytes => bytes.Value.AsSpan().ToArray(),
        FileContent.CopyOf copy => File.ReadAllBytes(copy.File),
        FileContent.WholeBeam beam => Whole(beam),
        FileContent.StrippedBeam beam => Stripped(beam),
        _ => throw new UnreachableException(),
    };

    /// <summary>The SHA-256 of bytes, in hexadecimal.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>What is done to the source: the same source and kind give the same bytes.</summary>
    public static string KindOf(FileContent content) => content switch
    {
        FileContent.Text or FileContent.Bytes => "made",
        FileContent.CopyOf => "copy",
        FileContent.WholeBeam beam => Checked(Compressed("module", beam.IsCompressed), beam.Target),
        FileContent.StrippedBeam beam => Checked(Compressed($"module with {string.Join(' ', beam.Keep)}", beam.IsCompressed), beam.Target),
        _ => throw new UnreachableException(),
    };

    /// <summary>The full path of the source, or null where the content is made by the build.</summary>
    public static string? SourceOf(FileContent content) => content switch
    {
        FileContent.Text or FileContent.Bytes => null,
        FileContent.CopyOf copy => copy.File,
        FileContent.WholeBeam beam => beam.File,
        FileContent.StrippedBeam beam => beam.File,
        _ => throw new UnreachableException(),
    };

    private static string Compressed(string kind, bool isCompressed) => isCompressed ? "compressed " + kind : kind;

    // A module that was written for one loader is read again, and checked, when it is to be written for another.
    private static string Checked(string kind, ModuleTarget? target) => target is { Limits: var limits }
        ? $"{kind} for OTP {limits.OtpRelease} {limits.LastInstruction} {(limits.TakesTaggedAtoms ? "a" : "")}{(limits.TakesPlainLiterals ? "l" : "")}"
        : kind;

    private static byte[] Whole(FileContent.WholeBeam beam)
    {
        var bytes = File.ReadAllBytes(beam.File);
        var module = ReadFor(beam.Target, bytes, beam.File);
        return beam.IsCompressed ? module.ToCompressedBytes() : bytes;
    }

    private static byte[] Stripped(FileContent.StrippedBeam beam)
    {
        var module = ReadFor(beam.Target, File.ReadAllBytes(beam.File), beam.File).Strip(beam.Keep);
        return beam.IsCompressed ? module.ToCompressedBytes() : module.ToBytes();
    }

    private static BeamFile ReadFor(ModuleTarget? target, byte[] bytes, string file)
    {
        var module = BeamFile.ReadNamed(bytes, file);
        return target?.Limits.Refuse(module, target.Application) is { } refusal ? throw new DiagnosticException(refusal) : module;
    }
}

using Release.Otp.Beam;

namespace Release.Otp.TargetSystem;

/// <summary>A file, link-free, of the target system: where it stands below the release's root, who may use it, what it holds.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>, without <c>.</c> or <c>..</c>.</param>
/// <param name="Mode">Unix permissions.</param>
/// <param name="Content">What the file holds.</param>
public sealed record PlannedFile(string Path, UnixMode Mode, FileContent Content);

/// <summary>The permissions a release's file may have, whatever the build machine's umask.</summary>
public enum UnixMode
{
    /// <summary>0644: everybody reads.</summary>
    Ordinary = 0b110_100_100,

    /// <summary>0755: everybody runs.</summary>
    Executable = 0b111_101_101,

    /// <summary>0600: a secret of the owner.</summary>
    Secret = 0b110_000_000,
}

/// <summary>What a planned file holds.</summary>
public abstract record FileContent
{
    private FileContent()
    {
    }

    /// <summary>The bytes of a file on the build machine.</summary>
    /// <param name="File">Full path of the source.</param>
    public sealed record CopyOf(string File) : FileContent;

    /// <summary>Text, written as UTF-8 without a byte order mark.</summary>
    public sealed record Text(string Value) : FileContent;

    /// <summary>Bytes as they stand.</summary>
    public sealed record Bytes(Seq<byte> Value) : FileContent;

    /// <summary>A module as it stands; whoever writes it checks that it is a whole BEAM file of the module its name says.</summary>
    /// <param name="File">Full path of the <c>.beam</c> file.</param>
    /// <param name="IsCompressed">Whether gzip is put around it.</param>
    public sealed record WholeBeam(string File, bool IsCompressed = false) : FileContent
    {
        /// <summary>What must load it; null where nothing is known of that.</summary>
        public ModuleTarget? Target { get; init; }
    }

    /// <summary>A module without the chunks that a running system does not need, see <see cref="BeamFile.Strip"/>.</summary>
    /// <param name="File">Full path of the <c>.beam</c> file.</param>
    /// <param name="Keep">The chunks to keep.</param>
    /// <param name="IsCompressed">Whether gzip is put around what is left.</param>
    public sealed record StrippedBeam(string File, Seq<ChunkId> Keep, bool IsCompressed = false) : FileContent
    {
        /// <summary>What must load it; null where nothing is known of that.</summary>
        public ModuleTarget? Target { get; init; }
    }
}

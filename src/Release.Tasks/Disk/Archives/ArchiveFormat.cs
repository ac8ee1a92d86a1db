namespace Release.Tasks.Disk.Archives;

/// <summary>The archives that a release is packed into.</summary>
public enum ArchiveFormat
{
    /// <summary><c>.tar.gz</c>, which <c>release_handler:unpack_release/1</c> reads.</summary>
    TarGz,

    /// <summary><c>.zip</c>.</summary>
    Zip,
}

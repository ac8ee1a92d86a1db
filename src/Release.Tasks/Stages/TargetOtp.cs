using Release.Otp;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Installations;
using Release.Tasks.Disk.RuntimePacks;

namespace Release.Tasks.Stages;

/// <summary>The OTP on which the release will run, and what its own files say about releases.</summary>
public sealed class TargetOtp
{
    private static readonly string[] Basic = ["kernel", "stdlib"];
    private readonly OtpInstallation _installation;

    private readonly Lazy<RuntimePack?> _pack;

    private TargetOtp(OtpInstallation installation)
    {
        _installation = installation;
        _pack = new Lazy<RuntimePack?>(() => RuntimePack.Around(installation.Root));
    }

    /// <summary>Its release number, as in 25.</summary>
    public int Release => _installation.ReleaseNumber;

    /// <summary>The version of its runtime system.</summary>
    public string ErtsVersion => _installation.ErtsVersion;

    /// <summary>Full path of the directory of its applications.</summary>
    public string LibraryDirectory => Path.Join(_installation.Root, "lib");

    /// <summary>How it writes atoms into boot scripts.</summary>
    public AtomEncoding AtomEncoding => AtomEncodings.Of(Release);

    /// <summary>Full path of its <c>start_clean.script</c>.</summary>
    public string StartCleanScript => _installation.StartCleanScript;

    /// <summary>Full path of its module that knows the chunks to keep.</summary>
    public string BeamLib => Path.Join(_installation.Application("stdlib")?.Directory, "ebin", "beam_lib.beam");

    /// <summary>Full path of its module that knows the instructions; where it has no compiler, where that would be.</summary>
    public string BeamOpcodes => Path.Join(_installation.Application("compiler")?.Directory ?? LibraryDirectory, "ebin", "beam_opcodes.beam");

    /// <summary>Reads the installation at <paramref name="root"/>; throws <see cref="DiagnosticException"/> REL1101 to REL1106.</summary>
    public static TargetOtp At(string root, string? ertsVersion) => new(OtpInstallation.Find(root, null, null, ertsVersion));

    /// <summary>The OTP's own applications.</summary>
    public IApplicationSource Applications() => new ApplicationLibrary(LibraryDirectory) { HoldsVersionsSideBySide = true };

    /// <summary>Whether a path is below the directory of its applications.</summary>
    public bool Holds(string path) => path.StartsWith(LibraryDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The files of one of its applications; the modes of a runtime pack's are those of its manifest.</summary>
    public SourceTree WithModes(SourceTree application) => _pack.Value?.WithModes(application) ?? application;

    /// <summary>The modules with which a node begins.</summary>
    public StartClean ReadStartClean() => StartClean.ReadScript(SourceFile.Bytes(StartCleanScript), StartCleanScript);

    /// <summary>The chunks that stripping leaves.</summary>
    public Seq<ChunkId> ReadSignificantChunks() => SignificantChunks.Of(BeamFile.Read(SourceFile.Bytes(BeamLib), BeamLib));

    /// <summary>What its loader takes; null where its own modules do not show that.</summary>
    public LoaderLimits? ReadLoaderLimits() => LoaderLimits.Of(Release, SourceFile.Exists(BeamOpcodes) ? Module(BeamOpcodes) : null, BasicModules());

    /// <summary>The files of its runtime system.</summary>
    public SourceTree ErtsFiles() => _installation.ErtsFiles();

    // Compiled by its own compiler, and with the newest instructions that there are.
    private IEnumerable<BeamFile> BasicModules() =>
        from name in Basic
        let directory = _installation.Application(name)?.Directory
        where directory is not null
        from file in SourceTree.Read(Path.Join(directory, "ebin")).Files
        where file.Path.EndsWith(".beam", StringComparison.Ordinal)
        select Module(file.Source);

    private static BeamFile Module(string file) => BeamFile.Read(SourceFile.Bytes(file), file);
}

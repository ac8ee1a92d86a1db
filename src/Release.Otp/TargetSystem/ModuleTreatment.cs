using Release.Otp.Beam;

namespace Release.Otp.TargetSystem;

/// <summary>What is done to the modules of a release.</summary>
/// <param name="KeepChunks">The chunks to keep; null where modules are shipped whole.</param>
/// <param name="IsCompressed">Whether gzip is put around each.</param>
/// <param name="Loader">What the target's loader can load; null where nothing is known of it.</param>
public sealed record ModuleTreatment(Seq<ChunkId>? KeepChunks, bool IsCompressed, LoaderLimits? Loader)
{
    /// <summary>Modules are shipped as they are.</summary>
    public static ModuleTreatment None { get; } = new(null, false, null);

    /// <summary>The content of a module.</summary>
    /// <param name="source">Full path of the <c>.beam</c> file.</param>
    /// <param name="application">The application that it belongs to, for messages.</param>
    public FileContent Of(string source, string application) => KeepChunks is { } keep
        ? new FileContent.StrippedBeam(source, keep, IsCompressed) { Target = TargetOf(application) }
        : new FileContent.WholeBeam(source, IsCompressed) { Target = TargetOf(application) };

    /// <summary>What must load a module of an application; null where nothing is known of that.</summary>
    public ModuleTarget? TargetOf(string application) => Loader is { } limits ? new ModuleTarget(application, limits) : null;
}

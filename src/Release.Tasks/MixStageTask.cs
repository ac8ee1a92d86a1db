namespace Release.Tasks;

/// <summary>A stage that reads, of a project that mix builds, what CompileMix wrote.</summary>
public abstract class MixStageTask : OtpStageTask
{
    /// <summary>What CompileMix wrote about the project, or empty.</summary>
    public string MixDescription { get; set; } = "";

    /// <summary>What it wrote, or null.</summary>
    private protected Mix.MixDescription? ReadMix() => MixDescription.Length > 0 ? Mix.MixDescription.Read(FullPath(MixDescription)) : null;

    /// <summary>Full path of the file, for the stage's record; none where there is none.</summary>
    private protected IEnumerable<string> MixFiles() => MixDescription.Length > 0 ? [FullPath(MixDescription)] : [];
}

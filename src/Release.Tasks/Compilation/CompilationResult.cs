using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What a compilation made, and the files that say whether it would make the same again.</summary>
/// <param name="Applications">The applications; none where there were errors.</param>
/// <param name="Read">Full paths of the files it was made from, and of headers that would be taken if they were there.</param>
/// <param name="Directories">Full paths of the directories in which sources and headers were looked for.</param>
/// <param name="Written">Full paths of the modules and <c>.app</c> files.</param>
internal sealed record CompilationResult(Seq<CompiledApplication> Applications, Seq<string> Read, Seq<string> Directories, Seq<string> Written)
{
    /// <summary>Whether only some modules were looked at: what was read and written is theirs alone, and the record of the last compilation says the rest.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Nothing was made.</summary>
    public static CompilationResult None { get; } = new([], [], [], []);
}

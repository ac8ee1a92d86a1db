using System.Text;
using Release.Otp;
using Release.Tasks.Disk;

namespace Release.Tasks.Mix;

/// <summary>Runs one of the SDK's own mix tasks and reads its answer.</summary>
/// <param name="Elixir">What runs it.</param>
/// <param name="ProjectDirectory">Full path of the directory of <c>mix.exs</c>.</param>
/// <param name="ScriptsDirectory">Full path of the SDK's Elixir files.</param>
/// <param name="DescriptionDirectory">Full path of the directory where the answers about the project stand; the compiled mix tasks are kept there too.</param>
/// <param name="MixEnv"><c>MIX_ENV</c>.</param>
/// <param name="MixTarget"><c>MIX_TARGET</c>, or empty for what the environment says.</param>
internal sealed record MixRun(Elixir Elixir, string ProjectDirectory, string ScriptsDirectory, string DescriptionDirectory, string MixEnv, string MixTarget)
{
    private const int MostLinesOfOutput = 20;

    // What the tasks end with where the disk does not take their answer; their last line says why.
    private const int AnswerNotWritten = 74;

    /// <summary>Runs <paramref name="task"/>, which writes its answer to <paramref name="answerFile"/>; what it needs is in <paramref name="questionFile"/>.</summary>
    /// <exception cref="DiagnosticException">REL8013, REL8014, REL7010: it does not start, ends without an answer, or cannot write it.</exception>
    public MixAnswer Ask(string task, string answerFile, string? questionFile, CancellationToken cancellation)
    {
        OutputFile.Delete(answerFile);
        Seq<string> arguments = [Path.Join(ScriptsDirectory, "start.exs"), task, answerFile, Path.Join(DescriptionDirectory, "tasks.compiled"), .. questionFile is null ? Seq<string>.Empty : [questionFile]];
        var result = Elixir.Run(ProjectDirectory, arguments, Settings(), cancellation);
        var said = Encoding.UTF8.GetString(result.Output) + Encoding.UTF8.GetString(result.Errors);
        return SourceFile.Exists(answerFile)
            ? MixAnswer.Of(SourceFile.Terms(answerFile), ProjectDirectory, said)
            : throw new DiagnosticException(NoAnswer(result.ExitCode, said, answerFile));
    }

    private Diagnostic NoAnswer(int status, string said, string answerFile) => status == AnswerNotWritten
        ? DiskErrors.From(new IOException(LastLines(said, 1)), answerFile)
        : MixToolErrors.NoAnswer(MixFile, status, LastLines(said, MostLinesOfOutput));

    private Place MixFile => new(Path.Join(ProjectDirectory, "mix.exs"));

    private Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string> { ["MIX_ENV"] = MixEnv };
        if (MixTarget.Length > 0)
        {
            settings["MIX_TARGET"] = MixTarget;
        }

        return settings;
    }

    private static string LastLines(string said, int most) => string.Join('\n', said.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(most));
}

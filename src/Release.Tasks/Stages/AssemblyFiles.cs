using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;
using Release.Tasks.Templates;

namespace Release.Tasks.Stages;

/// <summary>The files that an assembly reads, each remembered for the stage's record.</summary>
internal sealed class AssemblyFiles(AssemblyRequest request)
{
    private readonly List<Diagnostic> _findings = [];

    /// <summary>What was read.</summary>
    public StageRecord Record { get; } = new();

    /// <summary>What is wrong with directories that were read.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>The content of a file.</summary>
    public byte[] Bytes(string file)
    {
        Record.Read(file);
        return SourceFile.Bytes(file);
    }

    /// <summary>The text of a file that this SDK wrote or brings.</summary>
    public string Text(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file));

    /// <summary>The text of a template. Throws <see cref="DiagnosticException"/> where it is not UTF-8.</summary>
    public string Template(string file) => TemplateText.Decode(Bytes(file), file);

    /// <summary>The files of a directory that was read.</summary>
    public Seq<InputFile> Of(SourceTree tree)
    {
        _findings.AddRange(tree.Diagnostics);
        Record.Read(tree.Files.Select(file => file.Source)).ReadDirectories(tree.Directories);
        return tree.Files;
    }

    /// <summary>Full path of a file that ConfigureRelease made under that name; null where it made none, which may change until the next build.</summary>
    public string? Made(string name)
    {
        if (request.ConfigurationDirectory is not { } directory)
        {
            return null;
        }

        var file = Path.Join(directory, name);
        Record.Read(file);
        return SourceFile.Exists(file) ? file : null;
    }
}

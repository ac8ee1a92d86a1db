using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Release.Otp;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>
/// Checks the references of a project and sorts what they answered: applications that join the release, and files of published .NET
/// projects that stand in an application. Reads no file. Runs in every build of a project with references.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CollectReferences : ReleaseTask
{
    /// <summary>The references; metadata <c>StartType</c>, <c>ReleaseApplication</c>, <c>ReleasePath</c>.</summary>
    [Required]
    public ITaskItem[] References { get; set; } = [];

    /// <summary>What referenced releases offer, see the target GetReleaseApplications.</summary>
    public ITaskItem[] Offered { get; set; } = [];

    /// <summary>What referenced .NET projects published: metadata <c>OutputPath</c> and <c>TargetPath</c>, besides those of the reference.</summary>
    public ITaskItem[] Published { get; set; } = [];

    /// <summary>The applications: <c>.app.src</c>, description of mix or directory; metadata <c>Kind</c>, <c>CompiledDirectory</c>, <c>JoinedAs</c> and <c>Owner</c>.</summary>
    [Output]
    public ITaskItem[] Applications { get; set; } = [];

    /// <summary>The published files; metadata <c>Kind</c>, <c>Application</c>, <c>PathInApplication</c>, <c>Owner</c>.</summary>
    [Output]
    public ITaskItem[] Programs { get; set; } = [];

    /// <summary>Directories of compiled modules that the project's own can use.</summary>
    [Output]
    public ITaskItem[] CodePath { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var project = new Place(FullPath(ProjectFile));
        var written = References.Select(Written).ToList();
        if (!Report(ProjectReferences.Check(project, written)))
        {
            return;
        }

        // What the project refers to itself comes before what it knows through others only.
        var offered = Offered.Where(item => item.GetMetadata("Kind").Length > 0).OrderBy(item => item.GetMetadata("JoinedAs").Length > 0).DistinctBy(item => (item.GetMetadata("Kind"), item.ItemSpec)).ToLookup(item => item.GetMetadata("Kind") == "Program");
        Applications = [.. offered[false].Select(Application)];
        Programs = [.. Published.Where(item => item.GetMetadata("OutputPath").Length > 0).Select(Program), .. offered[true]];
        CodePath = [.. Applications.Where(item => item.GetMetadata("Kind") == nameof(OfferKind.Erlang)).Select(Ebin)];
        Report(ProjectReferences.CheckPublished(project, written, Programs.Select(item => item.GetMetadata("Owner")).ToHashSet(StringComparer.Ordinal)));
    }

    private WrittenReference Written(ITaskItem item) =>
        new(FullPath(item.ItemSpec), item.GetMetadata("StartType"), item.GetMetadata("ReleaseApplication"), item.GetMetadata("ReleasePath"));

    private static TaskItem Application(ITaskItem item)
    {
        var joinedAs = item.GetMetadata("JoinedAs") is { Length: > 0 } known ? known : item.GetMetadata("StartType") is { Length: > 0 } said ? said : "permanent";
        return Item(item.ItemSpec, ("Kind", item.GetMetadata("Kind")), ("CompiledDirectory", item.GetMetadata("CompiledDirectory")), ("JoinedAs", joinedAs), ("Owner", item.GetMetadata("Owner")));
    }

    private TaskItem Program(ITaskItem item)
    {
        var owner = FullPath(item.GetMetadata("MSBuildSourceProjectFile"));
        var reference = new WrittenReference(owner, "", item.GetMetadata("ReleaseApplication"), item.GetMetadata("ReleasePath"));
        return Item(
            Path.GetFullPath(item.GetMetadata("OutputPath"), Path.GetDirectoryName(owner)!),
            ("Kind", "Program"),
            ("Application", reference.Application),
            ("PathInApplication", $"{reference.Directory}/{item.GetMetadata("TargetPath").Replace('\\', '/')}"),
            ("Owner", owner),
            ("Asked", "true"));
    }

    private static TaskItem Ebin(ITaskItem application) =>
        new(Path.Join(application.GetMetadata("CompiledDirectory"), Path.GetFileName(application.ItemSpec)[..^".app.src".Length], "ebin"));

    private static TaskItem Item(string path, params (string Name, string Value)[] metadata)
    {
        var item = new TaskItem(path);
        foreach (var (name, value) in metadata)
        {
            item.SetMetadata(name, value);
        }

        return item;
    }
}

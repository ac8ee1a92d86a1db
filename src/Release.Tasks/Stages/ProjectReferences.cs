using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Stages;

/// <summary>A <c>ProjectReference</c> as it is written; empty is unset.</summary>
/// <param name="Project">Full path of the referenced project.</param>
/// <param name="StartType">How its applications are started.</param>
/// <param name="Application">The application that holds its program.</param>
/// <param name="Path">The directory of the program in that application.</param>
public sealed record WrittenReference(string Project, string StartType, string Application, string Path)
{
    /// <summary>The path, by default <c>priv/</c> and the project's name.</summary>
    public string Directory => (Path.Length > 0 ? Path : "priv/" + System.IO.Path.GetFileNameWithoutExtension(Project)).Replace('\\', '/').TrimEnd('/');

    /// <summary>Whether its publish output goes into an application.</summary>
    public bool IsProgram => Application.Length > 0;
}

/// <summary>Checks the references of a project.</summary>
internal static class ProjectReferences
{
    /// <summary>Everything wrong with what a project says of its references.</summary>
    public static IEnumerable<Diagnostic> Check(Place project, IReadOnlyCollection<WrittenReference> references) =>
    [
        .. references.Where(reference => !IsStartType(reference.StartType)).Select(reference => ReferenceErrors.BadStartType(project, reference)),
        .. references.Where(reference => reference.IsProgram && !IsInPriv(reference.Directory)).Select(reference => ReferenceErrors.OutsidePriv(project, reference)),
        .. references.Where(reference => !reference.IsProgram && reference.Path.Length > 0).Select(reference => ReferenceErrors.PathWithoutApplication(project, reference)),
        .. from place in references.Where(reference => reference.IsProgram).GroupBy(reference => (reference.Application, reference.Directory))
           where place.Count() > 1
           select ReferenceErrors.TwoPrograms(project, place.First(), place.ElementAt(1)),
    ];

    /// <summary>The programs that were published to no files.</summary>
    public static IEnumerable<Diagnostic> CheckPublished(Place project, IEnumerable<WrittenReference> references, ISet<string> published) =>
        references.Where(reference => reference.IsProgram && !published.Contains(reference.Project)).Select(reference => ReferenceErrors.NothingPublished(project, reference));

    private static bool IsStartType(string text) => text.Length == 0 || StartTypes.Parse(text) is not null;

    private static bool IsInPriv(string path) => (path == "priv" || path.StartsWith("priv/", StringComparison.Ordinal)) && TargetPath.Fault(path) is null;
}

using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Stages;

/// <summary>Plans modules that changed since a release was assembled, where nothing else did.</summary>
internal static class ChangedModules
{
    /// <summary>
    /// The planned files; null where one of the changed files is something else than a module of a shipped application, or one of OTP, whose modules say what is
    /// done to all.
    /// </summary>
    public static Seq<PlannedFile>? Plan(AssemblyRequest request, IReadOnlyList<string> changed)
    {
        var places = ResolvedRelease.Read(request.ApplicationsFile).Applications.Where(place => !request.Otp.Holds(place.Ebin)).ToLookup(place => place.Ebin, StringComparer.Ordinal);
        if (!changed.All(file => Path.GetExtension(file) == ".beam" && places[Path.GetDirectoryName(file)!].Count() == 1))
        {
            return null;
        }

        var treatment = request.ReadTreatment();
        return changed.Select(file => TargetSystemPlanner.Module(FilesOf(places[Path.GetDirectoryName(file)!].Single()), file, treatment)).ToSeq();
    }

    private static ApplicationFiles FilesOf(ApplicationPlace place) => new(place.Name.Value, place.Vsn.Value, [], []);
}

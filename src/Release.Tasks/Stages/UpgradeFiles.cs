using System.Text;
using Release.Otp;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Upgrades;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;

namespace Release.Tasks.Stages;

/// <summary>An <c>.appup</c> file that somebody wrote.</summary>
/// <param name="File">Its content.</param>
/// <param name="Text">Its text, which the release gets; null where it stands in the application's <c>ebin</c> already.</param>
internal sealed record WrittenAppup(ApplicationUpgradeFile File, string? Text);

/// <summary>
/// Finds the <c>.appup</c> files of the applications that change, and what users add to generated ones. The first that is there wins: an item
/// of the project, <c>APP/APP.appup</c> in the directory of appups, <c>APP.appup.src</c> beside the <c>.app.src</c>; what the application itself
/// ships in its <c>ebin</c> counts if it knows all the ways that are needed, because its author could not know every release.
/// </summary>
internal sealed class UpgradeFiles
{
    private const string Version = "%VSN%";

    private readonly UpgradeRequest _request;
    private readonly DescribedRelease _new;
    private readonly Seq<ReleaseDescription> _from;
    private readonly StageRecord _record;
    private readonly List<Diagnostic> _findings = [];

    private UpgradeFiles(UpgradeRequest request, DescribedRelease release, Seq<ReleaseDescription> from, StageRecord record) =>
        (_request, _new, _from, _record) = (request, release, from, record);

    /// <summary>The files that count as they stand.</summary>
    public Dictionary<ApplicationName, WrittenAppup> Written { get; } = [];

    /// <summary>What is put around generated ones.</summary>
    public Dictionary<ApplicationName, AppupFragments> Fragments { get; } = [];

    /// <summary>Everything found in the files.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>Reads the files, and notes in <paramref name="record"/> which were read or looked for.</summary>
    public static UpgradeFiles Read(UpgradeRequest request, DescribedRelease release, Seq<ReleaseDescription> from, StageRecord record)
    {
        var files = new UpgradeFiles(request, release, from, record);
        record.ReadDirectories([request.AppupDirectory]);
        files.CheckItems();
        foreach (var place in release.Places.Where(place => files.Others(place).Any()))
        {
            files.Read(place);
        }

        return files;
    }

    private void CheckItems()
    {
        var known = _new.Places.Select(place => place.Name).ToHashSet();
        _findings.AddRange(
            from file in _request.AppupFiles
            let name = NameOf(file)
            where !known.Contains(name)
            select UpgradeInputErrors.NoSuchApplication(file, name));
    }

    private static ApplicationName NameOf(string file) => new(Path.GetFileName(file).Split('.')[0]);

    // The versions that the application had in the releases to upgrade from, where it was another one.
    private IEnumerable<Vsn> Others(ApplicationPlace place) =>
        _from.Select(from => from.Application(place.Name)).OfType<ApplicationDescription>().Select(old => old.Vsn).Where(vsn => vsn != place.Vsn).Distinct();

    private void Read(ApplicationPlace place)
    {
        var inDirectory = Path.Join(_request.AppupDirectory, place.Name.Value);
        string[] written = [.. _request.AppupFiles.Where(file => NameOf(file) == place.Name), Path.Join(inDirectory, place.Name + ".appup"), BesideSource(place, ".appup.src")];
        var shipped = Path.Join(place.Ebin, place.Name + ".appup");
        _record.Read(written.Where(file => file.Length > 0)).Read(shipped).ReadDirectories([inDirectory]);
        if (written.FirstOrDefault(Exists) is { } first)
        {
            var text = Text(first, place);
            if (Parse(first, text) is { } own)
            {
                Written.Add(place.Name, new WrittenAppup(own, text));
            }
        }
        else if (Exists(shipped) && Shipped(place, shipped) is { } appup)
        {
            _findings.AddRange(appup.Diagnostics);
            Written.Add(place.Name, new WrittenAppup(appup.Value!, null));
        }
        else
        {
            Fragments.Add(place.Name, new AppupFragments(
                Fragment(place, Path.Join(inDirectory, "pre.appup"), BesideSource(place, ".appup.pre.src")),
                Fragment(place, Path.Join(inDirectory, "post.appup"), BesideSource(place, ".appup.post.src"))));
        }
    }

    private static bool Exists(string file) => file.Length > 0 && SourceFile.Exists(file);

    private static string BesideSource(ApplicationPlace place, string extension) =>
        place.IsFromSource ? Path.Join(Path.GetDirectoryName(place.Source), place.Name + extension) : "";

    // Of a shipped file that is damaged or does not know a way nobody need hear: another one is generated.
    private Findings<ApplicationUpgradeFile>? Shipped(ApplicationPlace place, string file)
    {
        try
        {
            var read = ApplicationUpgradeFile.Read(Consult(file, Text(file, place)));
            return read.Value is { } appup && Others(place).All(other => appup.FindUp(other) is not null && appup.FindDown(other) is not null) ? read : null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    private ApplicationUpgradeFile? Fragment(ApplicationPlace place, params string[] files)
    {
        _record.Read(files.Where(file => file.Length > 0));
        return files.FirstOrDefault(Exists) is { } file ? Parse(file, Text(file, place)) : null;
    }

    private ApplicationUpgradeFile? Parse(string file, string text)
    {
        try
        {
            var appup = ApplicationUpgradeFile.Read(Consult(file, text));
            _findings.AddRange(appup.Diagnostics);
            return appup.Value;
        }
        catch (DiagnosticException refused)
        {
            _findings.Add(refused.Diagnostic);
            return null;
        }
    }

    private TermDocument Consult(string file, string text) => TermReader.Consult(Encoding.UTF8.GetBytes(text), file, _request.Release.Otp.Release);

    // As OTP's own build does with its sources.
    private static string Text(string file, ApplicationPlace place) => SourceFile.Text(file).Replace(Version, place.Vsn.Value, StringComparison.Ordinal);
}

using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>
/// The compiler finds <c>-include_lib("app/include/app.hrl")</c> below a directory named like the application. A checkout is often named
/// otherwise, so the headers are copied to where they are found, and what is said of a copy is said of the original.
/// </summary>
internal sealed class HeaderCopies(Seq<ErlangApplication> applications, OutputLayout layout)
{
    private readonly Seq<ErlangApplication> _copied = applications.Where(application => Path.GetFileName(application.Directory) != application.Name).ToSeq();

    /// <summary>The headers of an application: whatever below <c>include</c> and <c>src</c> ends in <c>.hrl</c>.</summary>
    public static IEnumerable<string> HeadersOf(ErlangApplication application) =>
        new[] { application.Include, application.Source }.Where(Directory.Exists)
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*.hrl", SearchOption.AllDirectories))
            .Where(file => !Path.GetFileName(file).StartsWith('.'));

    /// <summary>The directories below which headers are found by the application's name.</summary>
    public IEnumerable<string> SearchPath() =>
        applications.Where(application => !_copied.Contains(application))
            .Select(application => Path.GetDirectoryName(application.Directory)!)
            .Distinct()
            .Append(layout.Headers);

    public void Refresh()
    {
        if (Directory.Exists(layout.Headers))
        {
            Directory.Delete(layout.Headers, recursive: true);
        }

        foreach (var application in _copied)
        {
            foreach (var header in HeadersOf(application))
            {
                var copy = Path.Combine(layout.Headers, application.Name, Path.GetRelativePath(application.Directory, header));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(header, copy);
            }
        }
    }

    /// <summary>The original of a copy; any other file is its own.</summary>
    public string Original(string file)
    {
        foreach (var application in _copied)
        {
            var copies = Path.Combine(layout.Headers, application.Name) + Path.DirectorySeparatorChar;
            if (file.StartsWith(copies, StringComparison.Ordinal))
            {
                return Path.Combine(application.Directory, file[copies.Length..]);
            }
        }

        return file;
    }
}

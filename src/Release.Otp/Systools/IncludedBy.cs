using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>Who includes whom in a release. Where two applications include the same one, the first counts; that is an error elsewhere.</summary>
internal sealed class IncludedBy
{
    private readonly Dictionary<ApplicationName, ResolvedApplication> _includers = [];

    public IncludedBy(IEnumerable<ResolvedApplication> applications)
    {
        foreach (var application in applications)
        {
            foreach (var included in application.Includes)
            {
                _includers.TryAdd(included, application);
            }
        }
    }

    /// <summary>The application that includes this one; null where none does.</summary>
    public ResolvedApplication? Includer(ApplicationName name) => _includers.GetValueOrDefault(name);

    /// <summary>The outermost application that includes this one, or itself. There must be no cycle.</summary>
    public ApplicationName Top(ApplicationName name)
    {
        while (Includer(name) is { } includer)
        {
            name = includer.Name;
        }

        return name;
    }

    /// <summary>Every cycle once: each of its applications includes the next, and the last the first.</summary>
    public IEnumerable<Seq<ApplicationName>> Cycles(IEnumerable<ResolvedApplication> applications)
    {
        var met = new HashSet<ApplicationName>();
        foreach (var start in applications.Select(application => application.Name))
        {
            var path = new List<ApplicationName>();
            var name = start;
            while (met.Add(name))
            {
                path.Add(name);
                if (Includer(name) is not { } includer)
                {
                    break;
                }

                name = includer.Name;
            }

            if (path.IndexOf(name) is var first and >= 0 && Includer(name) is not null)
            {
                // Found from the included to the including: turned round, with the one met first at the front.
                yield return [name, .. path[(first + 1)..].AsEnumerable().Reverse()];
            }
        }
    }
}

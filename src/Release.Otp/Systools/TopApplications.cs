using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>
/// An included application is started by the one that includes it, so whoever uses it must wait for the outermost of those: it takes the
/// place of the included one among the uses.
/// </summary>
internal static class TopApplications
{
    /// <summary>The uses of an application, so replaced; the release's order is not yet applied. There must be no include cycle.</summary>
    public static Seq<ApplicationName> InUsesOf(ResolvedApplication application, IncludedBy includedBy)
    {
        var myTop = includedBy.Top(application.Name);
        var uses = application.Resource.Applications.ToList();
        foreach (var used in application.Resource.Applications)
        {
            if (used == myTop)
            {
                uses.Remove(used);
            }
            else if (includedBy.Includer(used) is not null)
            {
                Replace(uses, used, includedBy.Top(used), myTop);
            }
        }

        return uses.ToSeq();
    }

    private static void Replace(List<ApplicationName> uses, ApplicationName used, ApplicationName top, ApplicationName myTop)
    {
        if (uses.Contains(top))
        {
            uses.Remove(used);
        }
        else if (top != myTop)
        {
            uses.Remove(used);
            uses.Add(top);
        }
    }
}

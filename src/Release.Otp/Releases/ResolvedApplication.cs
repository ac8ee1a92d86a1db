namespace Release.Otp.Releases;

/// <summary>An application of a release, with its file found and read.</summary>
/// <param name="Resource">The content of its <c>.app</c> file.</param>
/// <param name="StartType">Its start type in the release.</param>
/// <param name="EbinDirectory">The directory of its <c>.app</c> file and modules.</param>
public sealed record ResolvedApplication(ApplicationResourceFile Resource, StartType StartType, string EbinDirectory)
{
    /// <summary>The application.</summary>
    public ApplicationName Name => Resource.Name;

    /// <summary>Its version.</summary>
    public Vsn Vsn => Resource.Vsn;

    /// <summary>The included applications that the <c>.rel</c> file names instead of the <c>.app</c> file; null where it names none.</summary>
    public Seq<ApplicationName>? IncludedOverride { get; init; }

    /// <summary>The applications that this one includes in this release.</summary>
    public Seq<ApplicationName> Includes => IncludedOverride ?? Resource.IncludedApplications;

    /// <summary>
    /// Why it is here: from an application that was asked for down to the one that names this one; empty where it was asked for itself.
    /// </summary>
    public Seq<ApplicationName> WhoAsked { get; init; }

    /// <summary>The entry of the <c>.rel</c> file, with the start type written and the included applications where there are some.</summary>
    public ReleaseApplication ToReleaseApplication() => new(Name, Vsn, StartType, Includes.Count > 0 ? Includes : null);
}

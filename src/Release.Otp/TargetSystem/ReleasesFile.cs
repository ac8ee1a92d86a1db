using Release.Otp.Terms;

namespace Release.Otp.TargetSystem;

/// <summary>The files <c>releases/RELEASES</c> and <c>releases/start_erl.data</c>, see release_handler(3).</summary>
public static class ReleasesFile
{
    /// <summary>
    /// What <c>release_handler:create_RELEASES/4</c> writes for a root of <c>""</c>: directories are relative to the release's root, so
    /// that the release can be moved; a system booted from it is <c>permanent</c>.
    /// </summary>
    public static Term TermOf(TargetSystemDescription release) => Term.List(Term.Tuple(
        Term.Atom("release"),
        Term.String(release.Name),
        Term.String(release.Version),
        Term.String(release.ErtsVersion),
        Term.List(release.Applications.Select(LibraryOf)),
        Term.Atom("permanent")));

    /// <summary>
    /// The text of <c>start_erl.data</c>: the versions of the emulator and of the release to start. It ends with a line feed, as OTP's
    /// own does, because <c>read</c> of a POSIX shell fails on a line without one.
    /// </summary>
    public static string StartErlData(string ertsVersion, string releaseVersion) => $"{ertsVersion} {releaseVersion}\n";

    private static Term LibraryOf(ApplicationFiles application) =>
        Term.Tuple(Term.Atom(application.Name), Term.String(application.Vsn), Term.String(application.Directory));
}

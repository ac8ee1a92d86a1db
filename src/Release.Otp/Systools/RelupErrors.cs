using Release.Otp.Releases;

namespace Release.Otp.Systools;

/// <summary>What can be wrong between two releases.</summary>
internal static class RelupErrors
{
    /// <summary>REL6010: Release 'web' '1.0' does not hold 'sasl', so it can neither be upgraded nor be upgraded to.</summary>
    public static Diagnostic MissingSasl(ReleaseSpecification release) => Diagnostic.Error(6010, release.NamePlace,
        $"Release '{release.Name}' '{release.Vsn}' does not hold 'sasl', whose release handler makes the upgrades. Add 'sasl' to its applications; a " +
        "release that runs without it can only be replaced.");

    /// <summary>REL6011: Application 'web' changes from '1.0' to '1.1', and there is no web.appup.</summary>
    public static Diagnostic MissingUpgradeFile(ResolvedApplication application, Vsn other) => Diagnostic.Error(
        6011, FileOf(application),
        $"Application '{application.Name}' is '{application.Vsn}' in this release and '{other}' in another, and there is no {application.Name}.appup that " +
        "says how a running system gets from one to the other. Write one, see appup(4), or let it be generated.");

    /// <summary>REL6012: web.appup knows no way from '1.0' to '1.1'.</summary>
    public static Diagnostic NoWay(ApplicationUpgradeFile file, ResolvedApplication application, Vsn other, UpgradeDirection direction) => Diagnostic.Error(
        6012, file.Document is { Terms: [var term, ..] } ? file.PlaceOf(term) : FileOf(application),
        direction == UpgradeDirection.Up
            ? $"The {application.Name}.appup of application '{application.Name}' knows no way up from '{other}' to '{application.Vsn}'. Add " +
              $"{{\"{other}\", Instructions}} to its first list."
            : $"The {application.Name}.appup of application '{application.Name}' knows no way down from '{application.Vsn}' to '{other}'. Add " +
              $"{{\"{other}\", Instructions}} to its second list.");

    /// <summary>REL6013: The web.appup of application 'web' is for version '1.0', and the application has '1.1'. A warning.</summary>
    public static Diagnostic BadVsn(ApplicationUpgradeFile file, ResolvedApplication application) => Diagnostic.Warning(
        6013, file.Document is { Terms: [var term, ..] } ? file.PlaceOf(term) : FileOf(application),
        $"The {application.Name}.appup of application '{application.Name}' is for version '{file.Version}', and the application has " +
        $"'{application.Vsn}': it may be out of date. Look at it, and write the application's version at its beginning.");

    /// <summary>REL6014: Releases 'web' '1.0' and 'web' '2.0' have different runtime systems: an upgrade restarts the node. A warning.</summary>
    public static Diagnostic ErtsVsnChanged(ReleaseSpecification release, ReleaseSpecification other) => Diagnostic.Warning(
        6014, release.ErtsVsnPlace,
        $"Release '{release.Name}' '{release.Vsn}' runs on erts '{release.ErtsVsn}', and '{other.Name}' '{other.Vsn}' on '{other.ErtsVsn}': going from " +
        "one to the other restarts the node. Build both with the same Erlang/OTP if it shall go on running.");

    /// <summary>REL6015: Release 'web' '1.0' holds sasl '2.1', which cannot restart a new runtime system before it loads new code. A warning.</summary>
    public static Diagnostic PreR15(ReleaseSpecification from, Vsn sasl) => Diagnostic.Warning(
        6015, from.ErtsVsnPlace,
        $"Release '{from.Name}' '{from.Vsn}' holds sasl '{sasl}', from before Erlang/OTP R15: it restarts into the new runtime system last, so the new " +
        "modules are loaded by the old one. Compile them with the old Erlang/OTP.");

    private static Place FileOf(ResolvedApplication application) => new(application.Resource.Document.File);
}

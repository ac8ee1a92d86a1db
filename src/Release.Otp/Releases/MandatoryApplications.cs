namespace Release.Otp.Releases;

/// <summary>What every release must hold, and what it should.</summary>
internal static class MandatoryApplications
{
    /// <summary>kernel and stdlib must be there and permanent; without sasl a warning.</summary>
    public static IEnumerable<Diagnostic> Check(ReleaseSpecification release, Place place)
    {
        foreach (var name in (ApplicationName[])[ApplicationName.Kernel, ApplicationName.Stdlib])
        {
            switch (release.Applications.FirstOrDefault(application => application.Name == name))
            {
                case null:
                    yield return ReleaseErrors.MissingMandatoryApplication(place, name);
                    break;
                case { StartType: not StartType.Permanent } application:
                    yield return ReleaseErrors.MandatoryApplicationNotPermanent(application.Place, name, application.StartType);
                    break;
            }
        }

        if (!release.Applications.Any(application => application.Name == ApplicationName.Sasl))
        {
            yield return ReleaseErrors.MissingSasl(place);
        }
    }
}

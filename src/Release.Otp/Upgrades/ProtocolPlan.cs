using Release.Otp.Releases;

namespace Release.Otp.Upgrades;

/// <summary>
/// Which application's <c>.appup</c> file loads the consolidated protocols, for each of the other releases: of those that are upgraded from it with a
/// generated file, the last in the order of the <c>.rel</c> file, since what stands on all others is loaded last. The instruction back names that
/// release, so the application must have had another version in each of the others.
/// </summary>
internal sealed class ProtocolPlan
{
    private readonly AppupRequest _request;
    private readonly Dictionary<(ApplicationName, Vsn), Vsn> _loads = [];
    private readonly List<Diagnostic> _findings = [];

    public ProtocolPlan(AppupRequest request)
    {
        _request = request;
        foreach (var from in request.From.Where(NeedsLoading))
        {
            if (Loader(from) is { } application)
            {
                _loads[(application, from.Application(application)!.Vsn)] = from.Vsn;
            }
            else
            {
                _findings.Add(UpgradeErrors.ProtocolsNotLoaded(from.Place, request.To.Vsn, from.Vsn));
            }
        }
    }

    /// <summary>A warning for each release whose protocols nothing can load.</summary>
    public IReadOnlyList<Diagnostic> Findings => _findings;

    /// <summary>What the file of an application does about protocols.</summary>
    /// <param name="application">The application.</param>
    /// <param name="other">Its version in the other releases.</param>
    /// <param name="from">The other releases that have it in that version.</param>
    public ProtocolInstructions For(ApplicationName application, Vsn other, IEnumerable<ReleaseDescription> from)
    {
        var names = ProtocolInstructions.Of(_request.To, from);
        return _loads.TryGetValue((application, other), out var release)
            ? names with { Up = [ConsolidatedLoader.Instruction(_request.To.Vsn)], Down = [ConsolidatedLoader.Instruction(release)] }
            : names;
    }

    // Also where the protocols are the same, but an application that is loaded anew brings one that is not consolidated.
    private bool NeedsLoading(ReleaseDescription from)
    {
        var protocols = _request.To.Consolidated.Concat(from.Consolidated).Select(protocol => protocol.Name).ToHashSet(StringComparer.Ordinal);
        return _request.To.Consolidated != from.Consolidated || (protocols.Count > 0 && _request.To.Applications.Concat(from.Applications)
            .Where(application => _request.To.Application(application.Name)?.Vsn != from.Application(application.Name)?.Vsn)
            .Any(application => application.Modules.Any(module => protocols.Contains(module.Name))));
    }

    private ApplicationName? Loader(ReleaseDescription from) => _request.To.Release.Applications.Reverse()
        .Select(entry => entry.Name)
        .FirstOrDefault(name => IsGenerated(name, from) && IsKnownBy(name, from));

    private bool IsGenerated(ApplicationName application, ReleaseDescription from) =>
        !_request.HandWritten.Contains(application)
        && _request.To.Application(application) is { } to
        && from.Application(application) is { } old
        && old.Vsn != to.Vsn;

    private bool IsKnownBy(ApplicationName application, ReleaseDescription from) =>
        _request.From.All(other => other.Vsn == from.Vsn || other.Application(application)?.Vsn != from.Application(application)?.Vsn);
}

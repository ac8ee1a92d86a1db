using Release.Otp.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>The applications of the installed Elixir, in directories without versions.</summary>
internal sealed class InstalledElixir : IApplicationSource
{
    public static InstalledElixir Source { get; } = new();

    public bool HoldsVersionsSideBySide => false;

    public IEnumerable<ApplicationCandidate> Find(ApplicationName name)
    {
        var ebin = Path.Combine(Elixir.Library, name.Value, "ebin");
        var file = Path.Combine(ebin, name.Value + ".app");
        return File.Exists(file) ? [new ApplicationCandidate(ebin, file, () => File.ReadAllBytes(file))] : [];
    }
}

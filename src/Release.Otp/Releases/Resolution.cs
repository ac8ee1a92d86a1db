namespace Release.Otp.Releases;

/// <summary>The complete applications of a release: nothing that one of them needs is missing.</summary>
/// <param name="Applications">First those asked for, in that order, with kernel and stdlib; then the others by name.</param>
public sealed record Resolution(Seq<ResolvedApplication> Applications)
{
    /// <summary>Whether Elixir is among them, so that mix is the measure.</summary>
    public bool HoldsElixir => Applications.Any(application => application.Name == ApplicationName.Elixir);
}

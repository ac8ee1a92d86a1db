namespace Release.Otp.Releases;

/// <summary>What a release shall hold; the rest follows from the applications' own needs.</summary>
/// <param name="Applications">The applications asked for. kernel and stdlib are always there, and permanent.</param>
public sealed record ReleaseRequest(Seq<RequestedApplication> Applications)
{
    /// <summary>What a release of Erlang applications holds unasked: release_handler needs sasl.</summary>
    public static Seq<ApplicationName> ErlangDefaults { get; } = [ApplicationName.Kernel, ApplicationName.Stdlib, ApplicationName.Sasl];

    /// <summary>What <c>mix release</c> puts into every release, in its order.</summary>
    public static Seq<ApplicationName> ElixirDefaults { get; } = [ApplicationName.Kernel, ApplicationName.Stdlib, ApplicationName.Elixir, ApplicationName.Sasl];

    /// <summary>Applications that are there unasked and permanent, before those asked for.</summary>
    public Seq<ApplicationName> Defaults { get; init; } = ErlangDefaults;

    /// <summary>Applications that come along with others.</summary>
    public Seq<CompanionApplication> Companions { get; init; } = [CompanionApplication.ShellOfElixir];

    /// <summary>Applications that may use one which is only loaded, or not even that; their authors know what they do.</summary>
    public Seq<ApplicationName> SkipModeValidationFor { get; init; }
}

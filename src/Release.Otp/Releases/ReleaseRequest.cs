namespace Release.Otp.Releases;

/// <summary>What a release shall hold; the rest follows from the applications' own needs.</summary>
/// <param name="Applications">The applications asked for. kernel and stdlib are always there, and permanent.</param>
public sealed record ReleaseRequest(Seq<RequestedApplication> Applications)
{
    /// <summary>Whether sasl is there unasked, as release_handler needs it.</summary>
    public bool AddSasl { get; init; } = true;

    /// <summary>Applications that may use one which is only loaded, or not even that; their authors know what they do.</summary>
    public Seq<ApplicationName> SkipModeValidationFor { get; init; }
}

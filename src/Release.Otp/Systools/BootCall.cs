using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>A function that a node calls while it boots.</summary>
/// <param name="Module">The module.</param>
/// <param name="Function">The function.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record BootCall(string Module, string Function, Seq<Term> Arguments)
{
    /// <summary>Computes the configuration of the applications, for Elixir's config providers.</summary>
    public static BootCall ConfigProviders { get; } = new("Elixir.Config.Provider", "boot", []);
}

using Release.Otp.Beam;

namespace Release.Otp.TargetSystem;

/// <summary>Whose a module is and what must load it; whoever writes the module checks that.</summary>
/// <param name="Application">The application that it belongs to, for messages.</param>
/// <param name="Limits">What the loader takes.</param>
public sealed record ModuleTarget(string Application, LoaderLimits Limits);

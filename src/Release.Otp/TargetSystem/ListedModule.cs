namespace Release.Otp.TargetSystem;

/// <summary>A module that an <c>.app</c> lists under <c>modules</c>.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Place">Where it is listed.</param>
public sealed record ListedModule(string Name, Place Place);

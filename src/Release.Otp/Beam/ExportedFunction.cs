namespace Release.Otp.Beam;

/// <summary>A function that other modules may call.</summary>
/// <param name="Name">The function's name, an atom.</param>
/// <param name="Arity">The number of its arguments, 0 to 255.</param>
/// <param name="Label">Where its code begins, a label of this module.</param>
public sealed record ExportedFunction(string Name, int Arity, int Label);

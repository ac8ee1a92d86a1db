namespace Release.Otp.Beam;

/// <summary>A function of another module that the code calls.</summary>
/// <param name="Module">The other module's name, an atom.</param>
/// <param name="Name">The function's name, an atom.</param>
/// <param name="Arity">The number of its arguments, 0 to 255.</param>
public sealed record ImportedFunction(string Module, string Name, int Arity);

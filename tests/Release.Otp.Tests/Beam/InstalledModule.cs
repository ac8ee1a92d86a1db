namespace Release.Otp.Tests.Beam;

/// <summary>What beam_lib says of a module; digests are SHA-256.</summary>
internal sealed record InstalledModule(string File, string Module, string Stripped, string StrippedWithAttributes, string Exports, string Imports);

using Release.Otp.Releases;

namespace Release.Otp.Insight;

/// <summary>
/// Calls of a module to another one that is not in the release. Whether they are ever made nobody can see: many libraries call what they can do
/// without, and ask first whether it is there.
/// </summary>
/// <param name="Application">The application that calls.</param>
/// <param name="Caller">Its module.</param>
/// <param name="Module">The module that is missing.</param>
/// <param name="Functions">The functions called, as in <c>start/2</c>, sorted.</param>
/// <param name="FoundIn">The applications that could be added and have that module; none where nobody knows it.</param>
public sealed record MissingModule(ApplicationName Application, string Caller, string Module, Seq<string> Functions, Seq<ApplicationName> FoundIn);

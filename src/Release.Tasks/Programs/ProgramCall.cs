using Release.Otp;

namespace Release.Tasks.Programs;

/// <summary>A program as it shall be started.</summary>
/// <param name="File">Full path of the program.</param>
/// <param name="Arguments">Its arguments, without its name.</param>
/// <param name="Directory">Where it works.</param>
/// <param name="Environment">All of its environment: nothing of this process's own is added.</param>
internal sealed record ProgramCall(string File, Seq<string> Arguments, string Directory, IReadOnlyDictionary<string, string> Environment);

namespace Release.Tasks.Compilation;

/// <summary>Which directories of the code path the compiler is given.</summary>
/// <param name="Ahead">Those that must come before OTP's.</param>
/// <param name="HasOthers">Whether all others stand behind OTP's; some modules need none of them, and each takes the compiler time.</param>
internal sealed record CodeSearch(IReadOnlySet<string> Ahead, bool HasOthers);

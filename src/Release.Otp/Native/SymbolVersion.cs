namespace Release.Otp.Native;

/// <summary>A set of symbol versions that a file needs of a library, as <c>GLIBC_2.34</c> of <c>libc.so.6</c>.</summary>
/// <param name="Library">The library.</param>
/// <param name="Name">The set.</param>
/// <param name="IsWeak">Whether the loader only warns where the library lacks it.</param>
public sealed record SymbolVersion(string Library, string Name, bool IsWeak = false);

namespace Release.Otp.Native;

/// <summary>What can be wrong with the native files of a release.</summary>
public static class NativeErrors
{
    /// <summary>REL3020: 'linux-x46' is no runtime identifier. Write a system and a processor, such as linux-x64.</summary>
    public static Diagnostic UnknownRuntimeIdentifier(Place place, string text) => Diagnostic.Error(
        3020,
        place,
        $"'{text}' is no runtime identifier that this SDK knows. Write a system and a processor, such as linux-x64, linux-musl-arm64, osx-arm64 or win-x64.");

    /// <summary>REL3021: 'new' is no version of glibc. Write two numbers with a dot, such as 2.31.</summary>
    public static Diagnostic BadGlibcVersion(Place place, string text) => Diagnostic.Error(
        3021, place, $"'{text}' is no version of glibc. Write two numbers with a dot, such as 2.31; 'ldd --version' on the oldest system prints its own.");

    /// <summary>REL3022: The native file is damaged near byte 64. Build it again, or copy it anew.</summary>
    public static Diagnostic Damaged(string file, long position) => Diagnostic.Error(
        3022,
        new Place(file),
        $"The native file is damaged near byte {position}: it was cut, or its headers lead out of it, and no system could load it. Build it again, or copy it anew.");

    /// <summary>REL3023: 'lib/web-1/priv/nif.so' of application 'web' is made for x64, and the release for linux-arm64. Build it for that processor.</summary>
    internal static Diagnostic OtherMachine(NativePart part, string machines, string target) => Diagnostic.Error(
        3023, part.Place, $"{part} is made for {machines}, and the release for {target}. Build it for that processor, or leave it out.");

    /// <summary>REL3024: 'lib/web-1/priv/nif.dll' of application 'web' is made for Windows, and the release for linux-x64. Build it for that system.</summary>
    internal static Diagnostic OtherSystem(NativePart part, string system, RuntimeIdentifier target) => Diagnostic.Error(
        3024, part.Place, $"{part} is made for {system}, and the release for {target}. Build it for that system, or leave it out.");

    /// <summary>REL3025: 'lib/web-1/priv/nif.so' of application 'web' is linked against musl, and the release is for a system with glibc. Build it there.</summary>
    internal static Diagnostic OtherLibc(NativePart part, string libc, RuntimeIdentifier target, string other) => Diagnostic.Error(
        3025,
        part.Place,
        $"{part} is linked against {libc}, and the release is for {target}, a system with {other}, where it does not load. Build it on such a system, or leave it out.");

    /// <summary>REL3026: 'lib/web-1/priv/nif.so' of application 'web' needs glibc 2.34, and the release is to run with 2.31. Build it on an older system.</summary>
    internal static Diagnostic NewerGlibc(NativePart part, GlibcVersion needed, GlibcVersion declared) => Diagnostic.Error(
        3026,
        part.Place,
        $"{part} needs glibc {needed}, and by ReleaseMinimumGlibc the release is to run with {declared}. Build it on a system that has glibc {declared}, or raise " +
            "ReleaseMinimumGlibc.");

    /// <summary>REL3027: 'lib/web-1/priv/nif.so' of application 'web' needs the library 'libfoo.so.1', which nothing provides. Put it into the release. A warning.</summary>
    internal static Diagnostic MissingLibrary(NativePart part, string library, string others, string wayOut) => Diagnostic.Warning(
        3027,
        part.Place,
        $"{part}{others} needs the library '{library}', which is neither in the release nor in every system of the kind that it is for. {wayOut}");
}

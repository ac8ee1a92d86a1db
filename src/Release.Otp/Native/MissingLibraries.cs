namespace Release.Otp.Native;

/// <summary>Libraries that native files need and nothing provides: neither the release nor every system of the kind that it is for.</summary>
internal static class MissingLibraries
{
    private const int NamedAtMost = 3;

    /// <summary>One finding for each library, at the first file that needs it.</summary>
    public static IEnumerable<Diagnostic> In(Seq<NativePart> judged, Seq<NativePart> all, RuntimeIdentifier target, Func<string, bool> isProvided)
    {
        var comparer = target.OS == NativeSystem.Windows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var there = all.SelectMany(NamesOf).ToHashSet(comparer);
        return
            from part in judged
            where !SystemLibraries.IsOptional(FileName(part.Path))
            from image in part.File.Images
            where image.Machine == target.Machine && image.Kind != NativeKind.Object
            from library in image.Needed.Distinct()
            where !SystemLibraries.Has(target, library) && !there.Contains(library) && !there.Contains(FileName(library)) && !isProvided(FileName(library))
            group part by library into missing
            select Finding([.. missing.Distinct()], missing.Key, target);
    }

    private static IEnumerable<string> NamesOf(NativePart part) =>
        [FileName(part.Path), .. part.File.Images.Select(image => image.SharedName).OfType<string>().Select(FileName)];

    private static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static Diagnostic Finding(Seq<NativePart> users, string library, RuntimeIdentifier target) => NativeErrors.MissingLibrary(
        users[0],
        library,
        users.Count == 1 ? "" : $" (and {string.Join(", ", users.Skip(1).Take(NamedAtMost).Select(user => $"'{user.Path}'"))}{(users.Count > NamedAtMost + 1 ? " and others" : "")})",
        SystemLibraries.WayOut(target, library));
}

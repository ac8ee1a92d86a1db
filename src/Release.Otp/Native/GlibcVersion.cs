using System.Globalization;

namespace Release.Otp.Native;

/// <summary>A version of GNU libc, as in 2.34.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Patch">The third number, 0 where there is none.</param>
public readonly record struct GlibcVersion(int Major, int Minor, int Patch = 0) : IComparable<GlibcVersion>
{
    private const string Prefix = "GLIBC_";

    // A file whose relocations are packed asks for this instead of the version that first read them.
    private const string PackedRelocations = "GLIBC_ABI_DT_RELR";
    private static readonly GlibcVersion FirstWithPackedRelocations = new(2, 36);

    /// <summary>Reads <c>2.34</c> or <c>2.2.5</c>; null for anything else.</summary>
    public static GlibcVersion? Parse(string text)
    {
        var parts = text.Split('.');
        var numbers = parts.Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && part.Length < 6 ? number : -1).ToArray();
        return numbers switch
        {
            [>= 0, >= 0] => new GlibcVersion(numbers[0], numbers[1]),
            [>= 0, >= 0, >= 0] => new GlibcVersion(numbers[0], numbers[1], numbers[2]),
            _ => null,
        };
    }

    /// <summary>The version of glibc that a set of symbol versions came with, as <c>GLIBC_2.34</c> did; null for other sets.</summary>
    public static GlibcVersion? OfSymbolVersion(string name) =>
        name == PackedRelocations ? FirstWithPackedRelocations
        : name.StartsWith(Prefix, StringComparison.Ordinal) ? Parse(name[Prefix.Length..])
        : null;

    /// <inheritdoc/>
    public int CompareTo(GlibcVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>Whether one came before another.</summary>
    public static bool operator <(GlibcVersion left, GlibcVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one came after another.</summary>
    public static bool operator >(GlibcVersion left, GlibcVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one did not come after another.</summary>
    public static bool operator <=(GlibcVersion left, GlibcVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one did not come before another.</summary>
    public static bool operator >=(GlibcVersion left, GlibcVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}{(Patch > 0 ? $".{Patch}" : "")}");
}

using System.Numerics;

namespace Release.Otp.Terms;

/// <summary>The type of a binary's segment, as in <c>Value:Size/little-signed-integer-unit:8</c>, with its defaults.</summary>
/// <param name="Name">integer, float, binary, utf8, utf16 or utf32.</param>
/// <param name="Unit">Bits per unit of the size; 0 where the segment states none.</param>
/// <param name="IsLittle">Whether the low byte comes first, as it also does for <c>native</c> on every platform of ours.</param>
internal readonly record struct BitType(string Name, int Unit, bool IsLittle)
{
    /// <summary>Whether the segment holds one encoded character.</summary>
    public bool IsUtf => Name is "utf8" or "utf16" or "utf32";

    /// <summary>Joins the specifiers that stand behind the <c>/</c>.</summary>
    /// <returns>null, or why they do not fit.</returns>
    public static string? TryOf(List<(string Name, BigInteger? Unit)> specifiers, out BitType type)
    {
        string? name = null, sign = null, endianness = null, unit = null;
        var fits = true;
        foreach (var specifier in specifiers)
        {
            fits &= (specifier.Name, specifier.Unit) switch
            {
                ("integer" or "float" or "binary" or "utf8" or "utf16" or "utf32", null) => Merge(ref name, specifier.Name),
                ("bytes", null) => Merge(ref name, "binary") && Merge(ref unit, "8"),
                ("bitstring" or "bits", null) => Merge(ref name, "binary") && Merge(ref unit, "1"),
                ("unit", { } bits) => bits >= 1 && bits <= 256 && Merge(ref unit, ((int)bits).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("big" or "little" or "native", null) => Merge(ref endianness, specifier.Name),
                ("signed" or "unsigned", null) => Merge(ref sign, specifier.Name),
                _ => false,
            };
        }

        type = new BitType(name ?? "integer", unit is null ? 0 : int.Parse(unit, System.Globalization.CultureInfo.InvariantCulture), endianness is "little" or "native");
        return fits ? null : "its types are unknown or contradict each other";
    }

    private static bool Merge(ref string? known, string next)
    {
        var fits = known is null || known == next;
        known = next;
        return fits;
    }
}

namespace Release.Otp.Releases;

/// <summary>The start types as rel(4) writes them.</summary>
public static class StartTypes
{
    /// <summary>The atom of a start type.</summary>
    public static string Atom(this StartType type) => type switch
    {
        StartType.Permanent => "permanent",
        StartType.Transient => "transient",
        StartType.Temporary => "temporary",
        StartType.Load => "load",
        StartType.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a start type."),
    };

    /// <summary>The start type that an atom names, or null where it names none.</summary>
    public static StartType? Parse(string atom) => atom switch
    {
        "permanent" => StartType.Permanent,
        "transient" => StartType.Transient,
        "temporary" => StartType.Temporary,
        "load" => StartType.Load,
        "none" => StartType.None,
        _ => null,
    };

    /// <summary>Whether the boot script starts applications of this type.</summary>
    public static bool IsStarted(this StartType type) => type is StartType.Permanent or StartType.Transient or StartType.Temporary;
}

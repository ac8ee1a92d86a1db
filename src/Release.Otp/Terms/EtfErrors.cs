namespace Release.Otp.Terms;

/// <summary>What can be wrong with bytes in the External Term Format.</summary>
internal static class EtfErrors
{
    /// <summary>REL2020: The file is no Erlang term: it does not begin with byte 131. Make it again with term_to_binary/1 or by building the release.</summary>
    public static DiagnosticException NoTerm(string? file) => Error(
        2020,
        file,
        "The file is no Erlang term: it does not begin with byte 131. Make it again with term_to_binary/1 or by building the release.");

    /// <summary>REL2021: The term is cut short: byte 7 announces 300 more bytes and 12 are left. Copy or build the file again.</summary>
    public static DiagnosticException CutShort(string? file, int offset, ulong needed, int left) => Error(
        2021,
        file,
        $"The term is cut short: byte {offset} announces {needed} more bytes and {left} are left. Copy or build the file again.");

    /// <summary>REL2022: Byte 7 holds the tag 255, which no term in a file has. Copy or build the file again.</summary>
    public static DiagnosticException UnknownTag(string? file, int offset, int tag) =>
        Error(2022, file, $"Byte {offset} holds the tag {tag}, which no term in a file has. Copy or build the file again.");

    /// <summary>REL2023: The term ends at byte 7, but 12 more bytes follow. Copy or build the file again.</summary>
    public static DiagnosticException TrailingBytes(string? file, int offset, int count) =>
        Error(2023, file, $"The term ends at byte {offset}, but {count} more bytes follow. Copy or build the file again.");

    /// <summary>REL2024: The term at byte 7 is malformed: an atom is not UTF-8. Copy or build the file again.</summary>
    public static DiagnosticException Malformed(string? file, int offset, string reason) =>
        Error(2024, file, $"The term at byte {offset} is malformed: {reason}. Copy or build the file again.");

    /// <summary>REL2025: The compressed term is damaged: it holds more bytes than it announces. Copy or build the file again.</summary>
    public static DiagnosticException DamagedCompression(string? file, string reason, Exception? inner = null) =>
        new(Diagnostic.Error(2025, new Place(file), $"The compressed term is damaged: {reason}. Copy or build the file again."), inner);

    /// <summary>REL2026: The compressed term would take 4294967295 bytes; at most 67108864 are read. Store it uncompressed.</summary>
    public static DiagnosticException CompressedTooLarge(string? file, uint size) =>
        Error(2026, file, $"The compressed term would take {size} bytes; at most {EtfCompression.MaxSize} are read. Store it uncompressed.");

    /// <summary>REL2027: Up to byte 7 there are more than 2050000 terms. Keep such data in a file of its own under priv.</summary>
    public static DiagnosticException TooMuch(string? file, int offset, int most) => Error(
        2027, file, $"Up to byte {offset} there are more than {most} terms, or strings of some million characters; more are not read, so that no file can fill the memory. Keep such data in a file of its own under priv.");

    private static DiagnosticException Error(int number, string? file, string message) => new(Diagnostic.Error(number, new Place(file), message));
}

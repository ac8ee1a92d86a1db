using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>A function or an attribute in the abstract code of a module, not read yet.</summary>
/// <param name="IsFunction">Whether it is a function; else it is an attribute.</param>
/// <param name="Name">The function's or the attribute's name.</param>
/// <param name="Arity">The number of the function's arguments; -1 for an attribute.</param>
/// <param name="Bytes">The form in the External Term Format, without its first byte 131.</param>
internal readonly record struct AbstractForm(bool IsFunction, string Name, int Arity, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The name of the record that an attribute declares; null for other forms.</summary>
    public string? Record { get; init; }

    /// <summary>The form.</summary>
    /// <exception cref="DiagnosticException">REL2020 to REL2026: it is damaged.</exception>
    public Term Read() => EtfReader.Read(new ReadOnlyMemory<byte>([EtfTag.Version, .. Bytes.Span]), null);
}

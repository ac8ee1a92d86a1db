namespace Release.Otp.Releases;

/// <summary>The name of an application: an atom, see application(3).</summary>
/// <param name="Value">The atom's characters, without quotes.</param>
public sealed record ApplicationName(string Value)
{
    /// <summary>The application that every system starts first.</summary>
    public static ApplicationName Kernel { get; } = new("kernel");

    /// <summary>Erlang's standard library, in every system.</summary>
    public static ApplicationName Stdlib { get; } = new("stdlib");

    /// <summary>The application with the release handler; a system without it cannot be upgraded.</summary>
    public static ApplicationName Sasl { get; } = new("sasl");

    /// <summary>The standard library of Elixir.</summary>
    public static ApplicationName Elixir { get; } = new("elixir");

    /// <summary>The shell of Elixir.</summary>
    public static ApplicationName Iex { get; } = new("iex");

    /// <summary>Whether every release must hold this application with start type permanent.</summary>
    public bool IsMandatory => this == Kernel || this == Stdlib;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

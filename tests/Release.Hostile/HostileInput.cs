using Release.Otp;

namespace Release.Hostile;

/// <summary>An input that somebody made to take a build down.</summary>
/// <param name="Group">What kind of input it is.</param>
/// <param name="Name">What is bad about it.</param>
/// <param name="Expected">What shall become of it.</param>
/// <param name="Prepare">Makes it, where that takes files in the directory that is given; answers what reads it and tells the errors.</param>
internal sealed record HostileInput(string Group, string Name, Expected Expected, Func<Sandbox, Func<IEnumerable<Diagnostic>>> Prepare)
{
    /// <summary>Whether reading it takes long enough that the quick tests read a sample of such inputs only.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>An input of bytes for a reader that throws its findings.</summary>
    public static HostileInput Of(string group, string name, Expected expected, Func<byte[]> make, Action<byte[]> read) => new(group, name, expected, _ =>
    {
        var bytes = make();
        return () =>
        {
            read(bytes);
            return [];
        };
    });

    /// <summary>An input of bytes for a reader that lists its findings.</summary>
    public static HostileInput Of(string group, string name, Expected expected, Func<byte[]> make, Func<byte[], IEnumerable<Diagnostic>> read) => new(group, name, expected, _ =>
    {
        var bytes = make();
        return () => read(bytes);
    });
}

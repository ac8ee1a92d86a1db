namespace Release.Hostile;

/// <summary>A reader whose input is mutated.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="IsText">Whether its input is text.</param>
/// <param name="Seeds">Valid inputs.</param>
/// <param name="Read">Reads one; throws a finding or nothing.</param>
internal sealed record HostileParser(string Name, bool IsText, Lazy<IReadOnlyList<byte[]>> Seeds, Action<byte[]> Read);

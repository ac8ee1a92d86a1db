namespace Release.Sdk.Tests.Mix;

/// <summary>On which side of a comparison something stands that the other side has not, or has otherwise.</summary>
internal enum Side
{
    /// <summary>Only what mix made has it.</summary>
    Mix,

    /// <summary>Only what this SDK made has it.</summary>
    Sdk,

    /// <summary>Both have it, and not the same.</summary>
    Both,
}

/// <summary>One difference between what mix and what this SDK made of the same sources.</summary>
/// <param name="Side">Where it stands.</param>
/// <param name="Place">The path of a file, or what else was compared.</param>
/// <param name="Detail">Both contents from where they part.</param>
internal sealed record Difference(Side Side, string Place, string Detail = "")
{
    /// <summary>The differences between two sides that were told by name.</summary>
    public static IReadOnlyList<Difference> Between(IReadOnlyDictionary<string, string> mix, IReadOnlyDictionary<string, string> sdk) =>
    [
        .. mix.Keys.Except(sdk.Keys).Select(place => new Difference(Side.Mix, place)),
        .. sdk.Keys.Except(mix.Keys).Select(place => new Difference(Side.Sdk, place)),
        .. mix.Keys.Intersect(sdk.Keys).Where(place => mix[place] != sdk[place]).Select(place => new Difference(Side.Both, place, Parting(mix[place], sdk[place]))),
    ];

    public override string ToString() => $"{Side} {Place} {Detail}";

    private static string Parting(string mix, string sdk)
    {
        var same = mix.Zip(sdk).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"at {same}: mix …{Around(mix, same)}… sdk …{Around(sdk, same)}…";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 120)];
}

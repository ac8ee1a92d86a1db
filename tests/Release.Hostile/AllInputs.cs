using Release.Hostile.Inputs;

namespace Release.Hostile;

/// <summary>Every hostile input.</summary>
internal static class AllInputs
{
    private const int SampledHeavy = 9;

    public static IReadOnlyList<HostileInput> All { get; } =
    [
        .. TextInputs.All, .. NumberInputs.All, .. BeamInputs.All, .. CodeInputs.All, .. EtfInputs.All, .. TarInputs.All, .. ZipInputs.All, .. DirectoryInputs.All, .. PackInputs.All,
        .. NativeInputs.All, .. FileInputs.All, .. ValueInputs.All, .. TemplateInputs.All, .. DescribedInputs.All,
    ];

    /// <summary>Those of the groups, or GROUP/NAME; all where none is named.</summary>
    public static IEnumerable<HostileInput> Named(IReadOnlyList<string> names) =>
        All.Where(input => names.Count == 0 || names.Contains(input.Group) || names.Contains($"{input.Group}/{input.Name}"));

    /// <summary>The same without most of the heavy ones.</summary>
    public static IEnumerable<HostileInput> Sample(IReadOnlyList<string> names) =>
        Named(names).Where(input => !input.IsHeavy).Concat(Named(names).Where(input => input.IsHeavy).Where((_, place) => place % SampledHeavy == 0));
}

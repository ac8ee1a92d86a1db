using Release.Hostile.Inputs;

namespace Release.Hostile;

/// <summary>Every hostile input.</summary>
internal static class AllInputs
{
    private const int SampledHeavy = 25;

    // By the first words of their groups, since making all of them takes memory that would be counted with the first one read.
    private static readonly (string[] Groups, Func<IEnumerable<HostileInput>> Inputs)[] Sources =
    [
        (["text"], () => TextInputs.All), (["number"], () => NumberInputs.All), (["beam"], () => BeamInputs.All), (["code"], () => CodeInputs.All), (["etf"], () => EtfInputs.All), (["tar"], () => TarInputs.All), (["zip"], () => ZipInputs.All),
        (["directory"], () => DirectoryInputs.All), (["pack"], () => PackInputs.All), (["native"], () => NativeInputs.All), (["app", "rel", "appup", "script", "boot", "config"], () => FileInputs.All), (["value"], () => ValueInputs.All),
        (["template", "eex"], () => TemplateInputs.All), (["mix", "stage", "memory", "erlc", "source", "mixwords"], () => DescribedInputs.All),
    ];

    public static IEnumerable<HostileInput> All => Sources.SelectMany(source => source.Inputs());

    public static IEnumerable<string> Groups => Sources.SelectMany(source => source.Groups);

    /// <summary>Those of the groups, or GROUP/NAME; all where none is named.</summary>
    public static IEnumerable<HostileInput> Named(IReadOnlyList<string> names) => Sources
        .Where(source => names.Count == 0 || source.Groups.Any(group => names.Any(name => name == group || name.StartsWith(group + "/", StringComparison.Ordinal))))
        .SelectMany(source => source.Inputs())
        .Where(input => names.Count == 0 || names.Contains(input.Group) || names.Contains($"{input.Group}/{input.Name}"));

    /// <summary>The same without most of the heavy ones.</summary>
    public static IEnumerable<HostileInput> Sample(IReadOnlyList<string> names) =>
        Named(names).Where(input => !input.IsHeavy).Concat(Named(names).Where(input => input.IsHeavy).Where((_, place) => place % SampledHeavy == 0));
}

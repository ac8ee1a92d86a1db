using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What a source or header says about other files that its compilation needs.</summary>
/// <param name="Behaviours">Modules whose callbacks the compiler asks for.</param>
/// <param name="Transforms">Modules that the compiler runs over the code.</param>
/// <param name="Includes">The names in <c>-include</c> and <c>-include_lib</c>.</param>
/// <param name="Calls">Modules that are called by name; a parse transform needs them when it runs.</param>
internal sealed record SourceFacts(Seq<string> Behaviours, Seq<string> Transforms, Seq<string> Includes, Seq<string> Calls)
{
    // How many tokens a rule looks at: one before, and up to five from where it begins.
    private const int Before = 1;
    private const int Window = 6;

    /// <summary>Reads source text. Conditions are not followed: what stands in either branch counts.</summary>
    public static SourceFacts Of(string text)
    {
        var (behaviours, transforms, includes, calls) = (new OrderedNames(), new OrderedNames(), new OrderedNames(), new OrderedNames());
        foreach (var tokens in Windows(text))
        {
            if (Attribute(tokens) is { } attribute)
            {
                Add(attribute, ErlangTokenKind.Atom, ["behaviour", "behavior"], behaviours);
                Add(attribute, ErlangTokenKind.Text, ["include", "include_lib"], includes);
            }

            if (Transform(tokens) is { } transform)
            {
                transforms.Add(transform);
            }

            if (tokens[1].Kind == ErlangTokenKind.Atom && tokens[2].Is(":") && tokens[3].Kind is ErlangTokenKind.Atom or ErlangTokenKind.Variable)
            {
                calls.Add(tokens[1].Text);
            }
        }

        return new SourceFacts(behaviours.All.ToSeq(), transforms.All.ToSeq(), includes.All.ToSeq(), calls.All.ToSeq());
    }

    /// <summary>The parse transforms that an option of erlc such as <c>+{parse_transform,m}</c> names.</summary>
    public static IEnumerable<string> TransformsOf(string option) => Windows(option).Select(Transform).OfType<string>();

    // Each token in its turn at place 1, with its neighbours; the same array again and again. In front and behind stand dots.
    private static IEnumerable<ErlangToken[]> Windows(string text)
    {
        var none = new ErlangToken(ErlangTokenKind.Dot, "");
        var window = Enumerable.Repeat(none, Window).ToArray();
        var ahead = Window - Before - 1;
        foreach (var token in ErlangScanner.Scan(text).Concat(Enumerable.Repeat(none, ahead)))
        {
            Array.Copy(window, 1, window, 0, Window - 1);
            window[^1] = token;
            yield return window;
        }
    }

    // -Attribute(Argument
    private static (string Name, ErlangToken Argument)? Attribute(ErlangToken[] tokens) =>
        tokens[0].Kind == ErlangTokenKind.Dot && tokens[1].Is("-") && tokens[2].Kind == ErlangTokenKind.Atom && tokens[3].Is("(") ? (tokens[2].Text, tokens[4]) : null;

    private static void Add((string Name, ErlangToken Argument) attribute, ErlangTokenKind kind, string[] names, OrderedNames to)
    {
        if (attribute.Argument.Kind == kind && names.Contains(attribute.Name))
        {
            to.Add(attribute.Argument.Text);
        }
    }

    // {parse_transform, Module}, and with options {parse_transform, {Module, Options}}
    private static string? Transform(ErlangToken[] tokens)
    {
        if (!tokens[1].Is("{") || tokens[2] is not { Kind: ErlangTokenKind.Atom, Text: "parse_transform" } || !tokens[3].Is(","))
        {
            return null;
        }

        var module = tokens[4].Is("{") ? tokens[5] : tokens[4];
        return module.Kind == ErlangTokenKind.Atom ? module.Text : null;
    }

    /// <summary>Names, each once, in the order in which they came.</summary>
    private sealed class OrderedNames
    {
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);

        public List<string> All { get; } = [];

        public void Add(string name)
        {
            if (_known.Add(name))
            {
                All.Add(name);
            }
        }
    }
}

using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>What a source or header says about other files that its compilation needs.</summary>
/// <param name="Behaviours">Modules whose callbacks the compiler asks for.</param>
/// <param name="Transforms">Modules that the compiler runs over the code.</param>
/// <param name="Includes">The names in <c>-include</c> and <c>-include_lib</c>.</param>
/// <param name="Calls">Modules that are called by name; a parse transform needs them when it runs.</param>
internal sealed record SourceFacts(Seq<string> Behaviours, Seq<string> Transforms, Seq<string> Includes, Seq<string> Calls)
{
    /// <summary>Reads source text. Conditions are not followed: what stands in either branch counts.</summary>
    public static SourceFacts Of(string text)
    {
        var tokens = ErlangScanner.Scan(text);
        return new SourceFacts(
            ArgumentsOf(tokens, ErlangTokenKind.Atom, "behaviour", "behavior").ToSeq(),
            TransformsIn(tokens).ToSeq(),
            ArgumentsOf(tokens, ErlangTokenKind.Text, "include", "include_lib").ToSeq(),
            CallsIn(tokens).Distinct().ToSeq());
    }

    /// <summary>The parse transforms that an option of erlc such as <c>+{parse_transform,m}</c> names.</summary>
    public static IEnumerable<string> TransformsOf(string option) => TransformsIn(ErlangScanner.Scan(option));

    // -Attribute(Argument
    private static IEnumerable<string> ArgumentsOf(List<ErlangToken> tokens, ErlangTokenKind kind, params string[] attributes)
    {
        for (var i = 0; i + 3 < tokens.Count; i++)
        {
            if (tokens[i].Is("-") && (i == 0 || tokens[i - 1].Kind == ErlangTokenKind.Dot)
                && tokens[i + 1].Kind == ErlangTokenKind.Atom && attributes.Contains(tokens[i + 1].Text)
                && tokens[i + 2].Is("(") && tokens[i + 3].Kind == kind)
            {
                yield return tokens[i + 3].Text;
            }
        }
    }

    // {parse_transform, Module}, and with options {parse_transform, {Module, Options}}
    private static IEnumerable<string> TransformsIn(List<ErlangToken> tokens)
    {
        for (var i = 0; i + 3 < tokens.Count; i++)
        {
            if (tokens[i].Is("{") && tokens[i + 1] is { Kind: ErlangTokenKind.Atom, Text: "parse_transform" } && tokens[i + 2].Is(","))
            {
                var module = tokens[i + 3].Is("{") && i + 4 < tokens.Count ? tokens[i + 4] : tokens[i + 3];
                if (module.Kind == ErlangTokenKind.Atom)
                {
                    yield return module.Text;
                }
            }
        }
    }

    // Module:Function
    private static IEnumerable<string> CallsIn(List<ErlangToken> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (tokens[i].Kind == ErlangTokenKind.Atom && tokens[i + 1].Is(":")
                && tokens[i + 2].Kind is ErlangTokenKind.Atom or ErlangTokenKind.Variable)
            {
                yield return tokens[i].Text;
            }
        }
    }
}

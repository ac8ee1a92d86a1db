namespace Release.Tasks.Tests.Compilation;

/// <summary>Small grammars of yecc and leex.</summary>
internal static class Grammar
{
    public const string Yecc = "Nonterminals e.\nTerminals x.\nRootsymbol e.\ne -> x : '$1'.\n";

    public const string Leex = "Definitions.\nRules.\n[a-z]+ : {token, {x, TokenLine}}.\nErlang code.\n";
}

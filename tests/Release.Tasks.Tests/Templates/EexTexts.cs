namespace Release.Tasks.Tests.Templates;

/// <summary>Templates at random, made of pieces that meet in unlucky ways.</summary>
internal static class EexTexts
{
    private static readonly string[] Text =
        ["a", " ", "\n", "\r\n", "\t", "\r", "ä", "☃", "\U0001F600", "%>", "--%>", "%", "<", ">", "@release.name", "\"", "\\", "#{x}", "$X", "=", "\u00A0", "-name "];

    private static readonly string[] Spaces = ["", " ", "  ", "\t", "\n", "\r\n", " \n\t"];

    private static readonly string[] OddSpaces = ["\r", "\f", "\v", "\u00A0", "\u2028", ";", "\r\r\n", "\0"];

    private static readonly string[] Fields = ["name", "version", "erts_version", "path", "version_path"];

    // What Elixir reads in other ways than it looks, or not at all.
    private static readonly string[] Foreign =
    [
        "<%= @release.nme %>", "<%= 1 + 2 %>", "<% @release.name %>", "<%=%>", "<%%>", "<%= @release %>", "<%= @release.name", "<%", "<%#", "<%# no end", "<%!-- no end %>",
        "<%!-- \n", "<%= if true do %>yes<% end %>", "<%== @release.name %>", "<%= @release.name() %>", "<%= @ release.name %>", "<%= @release .name %>", "<%= @release.\nname %>",
        "<%= @release.name # why %>", "<%- @release.name %>", "<%| @release.name %>", "<%= (@release.name) %>", "<%= @release.name; %>", "<%! x %>", "<%=@release.version_paths%>",
    ];

    /// <summary>A template; the same for the same state of <paramref name="random"/>.</summary>
    public static string Next(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Piece(random)));

    private static string Piece(Random random) => random.Next(20) switch
    {
        < 8 => One(Text, random),
        < 13 => $"<%={One(Spaces, random)}@release.{One(Fields, random)}{One(Spaces, random)}%>",
        < 15 => "<%%" + One(["", "=", "%", "!--", "#"], random),
        < 17 => One(["<%#", "<%!--"], random) is "<%#" ? $"<%#{One(Text, random)}%>" : $"<%!--{One(Text, random)}{One(Text, random)}--%>",
        < 18 => $"<%={One(OddSpaces, random)}@release.name{One(OddSpaces, random)}%>",
        < 19 => One(Foreign, random),
        _ => "",
    };

    private static string One(string[] choices, Random random) => choices[random.Next(choices.Length)];
}

namespace Release.Tasks.Templates;

/// <summary>A piece of a template in Elixir's EEx.</summary>
/// <param name="Start">The position of its first character.</param>
internal abstract record EexPart(int Start)
{
    /// <summary>Characters that stand in the result as they are.</summary>
    public sealed record Text(int Start, string Value) : EexPart(Start);

    /// <summary><c>&lt;%= @release.name %&gt;</c>: a field of the release.</summary>
    public sealed record Field(int Start, string Name) : EexPart(Start);

    /// <summary><c>&lt;%# text %&gt;</c> or <c>&lt;%!-- text --%&gt;</c>: nothing is put in.</summary>
    public sealed record Comment(int Start) : EexPart(Start);

    /// <summary>Any other tag, which only Elixir can evaluate.</summary>
    public sealed record Expression(int Start, string Tag) : EexPart(Start);

    /// <summary>A tag without end, which Elixir refuses too.</summary>
    public sealed record Unclosed(int Start, string Opening, string Closing) : EexPart(Start);
}

using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>What a placeholder does.</summary>
internal enum TagKind
{
    /// <summary><c>{{path}}</c> or <c>{{{path}}}</c>: a value is put in.</summary>
    Value,

    /// <summary><c>{{#if path}}</c> and its like: a block begins.</summary>
    Open,

    /// <summary><c>{{else}}</c>: the other part of a block begins.</summary>
    Else,

    /// <summary><c>{{/if}}</c>: a block ends.</summary>
    Close,

    /// <summary><c>{{! text}}</c>: nothing is put in.</summary>
    Comment,
}

/// <summary>A placeholder of a template.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Words">Its words, without braces and marks: a path, or a block's name and its arguments.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Start">The position of its first brace.</param>
/// <param name="End">The position behind it.</param>
internal sealed record TemplateTag(TagKind Kind, Seq<string> Words, Place Place, int Start, int End)
{
    /// <summary>The placeholder as messages show it.</summary>
    public string Shown => $"{{{{{Mark}{string.Join(' ', Words)}}}}}";

    private string Mark => Kind switch { TagKind.Open => "#", TagKind.Close => "/", _ => "" };
}

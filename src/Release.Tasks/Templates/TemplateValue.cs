using System.Collections.Immutable;
using Release.Otp;

namespace Release.Tasks.Templates;

/// <summary>What a name of a template stands for.</summary>
public abstract record TemplateValue
{
    private TemplateValue()
    {
    }

    /// <summary>A text, put in as it is.</summary>
    public sealed record Text(string Value) : TemplateValue;

    /// <summary>A condition for <c>{{#if}}</c>, written <c>true</c> or <c>false</c>.</summary>
    public sealed record Flag(bool Value) : TemplateValue;

    /// <summary>Values for <c>{{#each}}</c>.</summary>
    public sealed record List(Seq<TemplateValue> Items) : TemplateValue;

    /// <summary>Values with names, reached by a dot.</summary>
    public sealed record Table(ImmutableSortedDictionary<string, TemplateValue> Members) : TemplateValue
    {
        /// <summary>A table of these members.</summary>
        public static Table Of(params IEnumerable<(string Name, TemplateValue Value)> members) =>
            new(members.ToImmutableSortedDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
    }
}

using System.Text;
using Release.Tasks.Templates;

namespace Release.Hostile.Inputs;

/// <summary>Templates of users, in the language of Handlebars and in that of Elixir.</summary>
internal static class TemplateInputs
{
    private const int Many = 100_000;

    private static readonly EexRelease Elixir = EexRelease.At("/releases/web", "web", "1.0", "13.1.5");
    private static readonly TemplateModel Model = TemplateModel.OfRelease("web", "1.0", "13.1.5", true, [("kernel", "8.5.3")]);

    private static readonly string[] Wrong =
    [
        "{{", "{{release.name", "{{}}", "{{ }}", "{{release.nme}}", "{{release}}", "{{#if}}", "{{#if release.name}}", "{{/if}}", "{{#if release.name}}{{/each}}", "{{else}}", "{{#evil release}}{{/evil}}", "{{> partial}}", "{{{release.name}}", "{{!-- comment", "{{! comment", "{{lookup release 'name'}}", "{{release.name release.name}}", "{{../release.name}}", "{{@root}}", "{{this}}", "{{release.name.length}}", "{{[release]}}", "{{\"release.name\"}}", "{{1}}", "{{release.\u0000}}", "{{#each release.applications}}{{nme}}{{/each}}", "{{#with release}}{{evil}}{{/with}}", "{{&release.name", "{{^}}", "{{#}}", "{{/}}", "{{~}}", "{{#if release.name}}{{else}}{{else}}",
    ];

    public static IEnumerable<HostileInput> All =>
    [
        .. Wrong.Select(text => Of(text.Replace("\0", "NUL", StringComparison.Ordinal), Expected.Refused, text)),
        Of("bytes that are not UTF-8", Expected.Refused, () => [.. "a\n"u8, 0xFF]),
        Of("a placeholder of a megabyte", Expected.Refused, () => Encoding.UTF8.GetBytes("{{" + new string('a', 1 << 20) + "}}")),
        Of("blocks a hundred thousand deep", Expected.Either, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{{#if release.name}}", Many)) + string.Concat(Enumerable.Repeat("{{/if}}", Many))), isHeavy: true),
        Of("a hundred thousand blocks without end", Expected.Refused, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{{#if release.name}}", Many))), isHeavy: true),
        Of("a hundred thousand placeholders", Expected.Either, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{{release.name}}\n", Many))), isHeavy: true),
        Of("a hundred thousand braces", Expected.Refused, () => Encoding.UTF8.GetBytes(new string('{', Many)), isHeavy: true),
        Of("a hundred thousand braces and their ends", Expected.Refused, () => Encoding.UTF8.GetBytes(new string('{', Many) + new string('}', Many)), isHeavy: true),
        Of("dots a hundred thousand deep", Expected.Refused, () => Encoding.UTF8.GetBytes("{{release" + string.Concat(Enumerable.Repeat(".name", Many)) + "}}"), isHeavy: true),
        Of("ten megabytes of text", Expected.Read, () => Encoding.UTF8.GetBytes(new string('x', 10_000_000)), isHeavy: true),
        .. new[] { "<%", "<%=", "<%= @release.name", "<%!-- a", "<%# a", "<%= File.rm_rf!(\"/\") %>", "<%= @release.nme %>", "<% if true do %>", "<%= @release.name\r %>", "<%= @release.name; 1 %>", "<%%= a %> <%" }.Select(text => Eex(text.Replace("\r", "CR", StringComparison.Ordinal), Expected.Refused, () => Encoding.UTF8.GetBytes(text))),
        Eex("bytes that are not UTF-8", Expected.Refused, () => [0xC0, 0x80]),
        Eex("an expression of a megabyte", Expected.Refused, () => Encoding.UTF8.GetBytes("<%= " + new string(' ', 1 << 20) + "x %>")),
        Eex("a hundred thousand fields", Expected.Read, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<%= @release.name %>", Many))), isHeavy: true),
        Eex("a hundred thousand openings", Expected.Refused, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<% ", Many))), isHeavy: true),
        Eex("a hundred thousand quoted openings", Expected.Read, () => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<%%", Many))), isHeavy: true),
    ];

    public static void Read(byte[] bytes) => new HandlebarsTemplateEngine().Render(TemplateText.Decode(bytes, "env.sh.hbs"), "env.sh.hbs", Model);

    public static void ReadEex(byte[] bytes) => EexTemplate.Render(TemplateText.Decode(bytes, "env.sh.eex"), "env.sh.eex", Elixir);

    private static HostileInput Of(string name, Expected expected, string text) => Of(name, expected, () => Encoding.UTF8.GetBytes(text));

    private static HostileInput Of(string name, Expected expected, Func<byte[]> make, bool isHeavy = false) => HostileInput.Of("template", name, expected, make, Read) with { IsHeavy = isHeavy };

    private static HostileInput Eex(string name, Expected expected, Func<byte[]> make, bool isHeavy = false) => HostileInput.Of("eex", name, expected, make, ReadEex) with { IsHeavy = isHeavy };
}

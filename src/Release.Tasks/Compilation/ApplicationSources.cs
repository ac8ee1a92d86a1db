using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>The files of an application that erlc compiles: Erlang source, and grammars of yecc and leex, anywhere below <c>src</c>.</summary>
internal sealed record ApplicationSources(Seq<CompilationUnit> Grammars, Seq<CompilationUnit> Modules)
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    public static ApplicationSources Of(ErlangApplication application, OutputLayout layout)
    {
        var grammars = Find(application, ".yrl", ".xrl").Select(grammar => Grammar(application, grammar, layout)).ToSeq();
        var generated = grammars.Select(grammar => Module(application, grammar.Output, grammar.Origin, layout));
        // A source beside its grammar is an earlier result of it.
        var written = Find(application, ".erl").Where(source => !grammars.Any(grammar => Path.ChangeExtension(grammar.Source, ".erl") == source))
            .Select(source => Module(application, source, source, layout));
        return new ApplicationSources(grammars, generated.Concat(written).OrderBy(unit => unit.Module, StringComparer.Ordinal).ToSeq());
    }

    /// <summary>What is compiled of an Erlang source; null where it is none, or none of these applications'.</summary>
    public static CompilationUnit? UnitOf(string source, Seq<ErlangApplication> applications, OutputLayout layout) =>
        Path.GetExtension(source) == ".erl" && applications.FirstOrDefault(application => source.StartsWith(application.Source + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } application
            ? Module(application, source, source, layout)
            : null;

    /// <summary>The directories in which an application's sources and headers are looked for.</summary>
    public static IEnumerable<string> DirectoriesOf(ErlangApplication application) =>
    [
        application.Source,
        .. Directory.EnumerateDirectories(application.Source, "*", Everywhere),
        application.Include,
        .. Directory.Exists(application.Include) ? Directory.EnumerateDirectories(application.Include, "*", Everywhere) : [],
    ];

    private static CompilationUnit Grammar(ErlangApplication application, string grammar, OutputLayout layout)
    {
        var module = Path.GetFileNameWithoutExtension(grammar);
        return new CompilationUnit(application, module, grammar, grammar, Path.Combine(layout.Generated(application.Name), module + ".erl"));
    }

    private static CompilationUnit Module(ErlangApplication application, string source, string origin, OutputLayout layout)
    {
        var module = Path.GetFileNameWithoutExtension(source);
        return new CompilationUnit(application, module, source, origin, Path.Combine(layout.Ebin(application.Name), module + ".beam"));
    }

    // Editors leave files such as .#m.erl beside the one that is open.
    private static IEnumerable<string> Find(ErlangApplication application, params string[] extensions) =>
        Directory.EnumerateFiles(application.Source, "*", Everywhere)
            .Where(file => extensions.Contains(Path.GetExtension(file)) && !Path.GetFileName(file).StartsWith('.'))
            .Order(StringComparer.Ordinal);
}

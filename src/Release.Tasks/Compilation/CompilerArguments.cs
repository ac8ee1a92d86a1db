using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>The arguments with which erlc compiles the files of an application.</summary>
internal sealed class CompilerArguments(CompilationRequest request, Seq<ErlangApplication> applications, OutputLayout layout, HeaderCopies copies)
{
    /// <summary>Where modules that take part in a compilation are looked for, in this order.</summary>
    public Seq<string> CodePath { get; } = [.. applications.Select(application => layout.Ebin(application.Name)), .. request.CodePath];

    /// <summary>Digest of all that changes what comes out of every file.</summary>
    public string Key(Erlc erlc) => Digests.OfTexts(
        ["release.sdk 1", erlc.Identity, .. request.Options, "-pa", .. request.CodePath, "-I", .. request.IncludePath, "--", .. applications.Select(application => application.Directory)]);

    /// <summary>Deterministic: no path of the build machine in a module. Debug information is there until the release is stripped.</summary>
    public IEnumerable<string> Compile(CompilationUnit unit, CodeSearch search, string output) =>
        ["-no-server", "+deterministic", "+debug_info", .. request.Options, .. unit.IsGrammar ? [] : Paths(unit.Application, search), "-o", output];

    /// <summary>
    /// A rule for make(1) of each file's headers (-MD), each on a line of its own (-MP), missing ones too (-MG). Not in one run with the
    /// compilation (-MMD): option deterministic leaves only the last part of the headers' names.
    /// </summary>
    public IEnumerable<string> Dependencies(ErlangApplication application, CodeSearch search, string output) =>
        ["-no-server", "-MD", "-MP", "-MG", .. request.Options.Where(option => option != "+deterministic"), .. Paths(application, search), "-o", output];

    /// <summary>Where headers are looked for, in this order, after the directory of the file that includes them.</summary>
    public IEnumerable<string> IncludePath(ErlangApplication application) =>
        [application.Include, application.Source, application.Directory, .. request.IncludePath, .. copies.SearchPath()];

    // Each -pa goes to the front of the code path. The compiler looks for each of its own modules in every directory before OTP's: of two hundred
    // that costs more than compiling a module, so the others stand behind, or nowhere for modules that need none. Grammars get none: yecc and leex take a directory after -I for the one file to include.
    private IEnumerable<string> Paths(ErlangApplication application, CodeSearch search) =>
    [
        .. IncludePath(application).SelectMany(directory => (string[])["-I", directory]),
        .. CodePath.Where(search.Ahead.Contains).Reverse().SelectMany(directory => (string[])["-pa", directory]),
        .. CodePath.Where(directory => search.HasOthers && !search.Ahead.Contains(directory)).SelectMany(directory => (string[])["-pz", directory]),
    ];
}

using Release.Otp;

namespace Release.Tasks.Compilation;

/// <summary>The arguments with which erlc compiles the files of an application.</summary>
internal sealed class CompilerArguments(CompilationRequest request, Seq<ErlangApplication> applications, OutputLayout layout, HeaderCopies copies)
{
    /// <summary>Digest of all that changes what comes out of every file.</summary>
    public string Key(Erlc erlc) => Digests.OfTexts(
        ["release.sdk 1", erlc.Identity, .. request.Options, "-pa", .. request.CodePath, "-I", .. request.IncludePath, "--", .. applications.Select(application => application.Directory)]);

    /// <summary>Deterministic: no path of the build machine in a module. Debug information is there until the release is stripped.</summary>
    public IEnumerable<string> Compile(CompilationUnit unit, string output) =>
        ["-no-server", "+deterministic", "+debug_info", .. request.Options, .. unit.IsGrammar ? [] : Paths(unit.Application), "-o", output];

    /// <summary>
    /// A rule for make(1) of each file's headers (-MD), each on a line of its own (-MP), missing ones too (-MG). Not in one run with the
    /// compilation (-MMD): option deterministic leaves only the last part of the headers' names.
    /// </summary>
    public IEnumerable<string> Dependencies(ErlangApplication application, string output) =>
        ["-no-server", "-MD", "-MP", "-MG", .. request.Options.Where(option => option != "+deterministic"), .. Paths(application), "-o", output];

    /// <summary>Where headers are looked for, in this order, after the directory of the file that includes them.</summary>
    public IEnumerable<string> IncludePath(ErlangApplication application) =>
        [application.Include, application.Source, application.Directory, .. request.IncludePath, .. copies.SearchPath()];

    /// <summary>Where modules that take part in a compilation are looked for, in this order.</summary>
    public IEnumerable<string> CodePath() => [.. applications.Select(application => layout.Ebin(application.Name)), .. request.CodePath];

    // Each -pa goes to the front of the code path. Grammars get none: yecc and leex take a directory after -I for the one file to include.
    private IEnumerable<string> Paths(ErlangApplication application) =>
        [.. IncludePath(application).SelectMany(directory => (string[])["-I", directory]), .. CodePath().Reverse().SelectMany(directory => (string[])["-pa", directory])];
}

using Release.Otp.Releases;
using Release.Otp.Terms;

namespace Release.Otp.Systools;

/// <summary>What the target OTP's own <c>start_clean</c> script says about the modules that every boot script begins with.</summary>
/// <param name="Preloaded">The modules inside the runtime system, in the script's order.</param>
/// <param name="Mandatory">The modules to load before any process can be started, in the script's order.</param>
public sealed record StartClean(Seq<string> Preloaded, Seq<string> Mandatory)
{
    /// <summary>Reads <c>start_clean.script</c>; throws <see cref="DiagnosticException"/> where it is no boot script.</summary>
    public static StartClean ReadScript(ReadOnlyMemory<byte> bytes, string? file) =>
        Read(TermReader.Consult(bytes, file).Terms is [var term] ? term : Term.Nil, file);

    /// <summary>Reads <c>start_clean.boot</c>, which holds the same; throws <see cref="DiagnosticException"/> where it is no boot script.</summary>
    public static StartClean ReadBoot(ReadOnlyMemory<byte> bytes, string? file) => Read(EtfReader.Read(bytes, file), file);

    private static StartClean Read(Term term, string? file)
    {
        var script = BootScript.Read(term) ?? throw new DiagnosticException(BootScriptErrors.NotABootScript(new Place(file)));
        return new StartClean(Modules(script, "preLoaded", file), Modules(script, "primLoad", file));
    }

    // The first primLoad comes before the kernel is complete; the later ones load the applications.
    private static Seq<string> Modules(BootScript script, string instruction, string? file) =>
        script.Instructions.Select(TermShapes.AsKeyed).FirstOrDefault(pair => pair?.Key == instruction)?.Value.AsAtoms()
        ?? throw new DiagnosticException(BootScriptErrors.NoInstruction(new Place(file), instruction));
}

using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>A <c>.rel</c> file and the applications beside it, for systools and for us.</summary>
/// <param name="Rel">The text of the <c>.rel</c> file.</param>
/// <param name="Applications">What stands beside it, in search order; kernel, stdlib and sasl are those of the installed OTP.</param>
internal sealed record SystoolsCase(string Rel, params SomeApplication[] Applications)
{
    public BootScriptOptions Options { get; init; } = new();

    /// <summary>Options of <c>make_script/2</c>, as text, that are no options of ours.</summary>
    public string[] Flags { get; init; } = [];

    /// <summary>A <c>.rel</c> with kernel and stdlib of the installed OTP before the given entries.</summary>
    public static string RelOf(params IEnumerable<string> entries) =>
        $"{{release,{{\"some\",\"1\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(",\n", [Entry("kernel"), Entry("stdlib"), .. entries])}]}}.\n";

    /// <summary>The entry of an application of the installed OTP.</summary>
    public static string Entry(string otpApplication, string more = "") => $"{{{otpApplication},\"{InstalledOtp.Vsn(otpApplication)}\"{more}}}";

    /// <summary>What we make of it: the boot script, or why there is none.</summary>
    public Findings<BootScript> Build()
    {
        try
        {
            var specification = ReleaseSpecification.Read(Some.Text(Rel));
            var built = specification.Failed ? Findings.Of<BootScript>(null) : Build(specification.Value);
            return Findings.Of(built.Value, [.. specification.Diagnostics, .. built.Diagnostics]);
        }
        catch (DiagnosticException exception)
        {
            return Findings.Of<BootScript>(null, exception.Diagnostic);
        }
    }

    private Findings<BootScript> Build(ReleaseSpecification specification)
    {
        var catalog = new ApplicationCatalog([new SomeSource(Applications), InstalledOtp.Source], InstalledOtp.OtpRelease);
        var checkedRelease = ReleaseChecker.Check(specification, catalog);
        return Findings.Of(
            checkedRelease.Failed ? null : BootScriptBuilder.Build(checkedRelease.Value, InstalledOtp.StartClean, Options),
            checkedRelease.Diagnostics);
    }
}

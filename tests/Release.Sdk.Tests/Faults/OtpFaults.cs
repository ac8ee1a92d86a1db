using static Release.Sdk.Tests.Faults.Fault;
using static Release.Sdk.Tests.Faults.SoundProjects;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in the Erlang/OTP installation.</summary>
internal static class OtpFaults
{
    private const string StartClean = "otp/releases/25/start_clean.rel";

    public static IEnumerable<Fault> All =>
    [
        Property("OtpRoot", "/no/such/otp", "REL1102 web.relproj OtpRoot is '/no/such/otp'"),
        Property("OtpRoot", "config", "REL1102 web.relproj there is no directory 'lib' in it"),
        Property("OtpRoot", "%24(X);'&#10;", "REL1102 web.relproj there is no directory 'lib' in it"),
        Shell("no emulator", Otp, "rm otp/erts-*", "REL1103 web.relproj has no emulator"),
        Shell("another emulator than the libraries were made for", Otp, "mv otp/erts-* otp/erts-0.1", "REL1105 otp/releases/start_erl.data wants erts-"),
        Shell("another kernel than the emulator was made for", Otp, "mv otp/lib/kernel-* otp/lib/kernel-0.1", $"REL1105 {StartClean} wants kernel-"),
        Shell("several emulators", Otp, "rm otp/releases/start_erl.data && mkdir -p otp/erts-0.1/bin", "REL1104 web.relproj has several emulators"),
        Shell("no start scripts", Otp, "rm otp/releases/*/start_clean.script", "REL1106 web.relproj has no 'releases/N/start_clean.script'"),
        Shell("no stdlib", Otp, "rm otp/lib/stdlib-* otp/releases/*/start_clean.rel", "REL4010 web.relproj 'stdlib' was not found"),
        Shell("no sasl", Otp, "rm otp/lib/sasl-*", "REL4010 web.relproj 'sasl' was not found"),
        Shell("start scripts that were cut", Otp, "truncate -s 300 otp/releases/25/start_clean.script", "REL2009 otp/releases/25/start_clean.script:8 The text ends inside a term"),
        InProject("an OTP without a compiler", Counter, "<PropertyGroup><OtpRoot>../sound/otp/otp</OtpRoot></PropertyGroup>", "REL8001 counter.relproj there is no 'erlc'"),
    ];
}

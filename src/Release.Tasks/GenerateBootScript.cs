using Microsoft.Build.Framework;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Tasks.Disk;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Writes the boot scripts <c>start</c> and <c>start_clean</c>, script(4), byte for byte as systools does.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateBootScript : OtpStageTask
{
    /// <summary>The <c>.rel</c> file.</summary>
    [Required]
    public string ReleaseFile { get; set; } = "";

    /// <summary>What ResolveApplications wrote.</summary>
    [Required]
    public string ApplicationsFile { get; set; } = "";

    /// <summary>Whether OTP's own applications are shipped; otherwise the release's own are found below <c>$RELEASE_LIB</c>.</summary>
    [Required]
    public bool IncludesOtp { get; set; }

    /// <summary>Where <c>start.script</c>, <c>start.boot</c>, <c>start_clean.script</c> and <c>start_clean.boot</c> are written.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var resolved = ResolvedRelease.Read(FullPath(ApplicationsFile));
        var otp = ReadOtp();
        var checkedRelease = HandWrittenRelease.Check(FullPath(ReleaseFile), resolved.Catalog(otp.Release));
        if (!Report(checkedRelease.Diagnostics) || checkedRelease.Value is not { } release)
        {
            return;
        }

        var (shipped, options) = IncludesOtp ? (release, BootLibrary.WithOtp) : BootLibrary.WithoutOtp(release, otp);
        var startClean = otp.ReadStartClean();
        var written = Write("start", BootScriptBuilder.Build(shipped, startClean, options), otp.AtomEncoding)
            .Concat(Write("start_clean", BootScriptBuilder.Build(shipped.StartClean(), startClean, options), otp.AtomEncoding));
        Save(new StageRecord()
            .Read(otp.StartCleanScript)
            .Read(resolved.Applications.Select(place => place.ResourceFile))
            .Wrote(written));
    }

    private string[] Write(string name, BootScript script, AtomEncoding encoding)
    {
        var path = Path.Combine(FullPath(OutputDirectory), name);
        OutputFile.WriteIfDifferent(path + ".script", script.ToText());
        OutputFile.WriteIfDifferent(path + ".boot", script.ToBytes(encoding));
        return [path + ".script", path + ".boot"];
    }
}

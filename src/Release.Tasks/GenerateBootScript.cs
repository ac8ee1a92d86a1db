using System.Text;
using Microsoft.Build.Framework;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Tasks.Disk;
using Release.Tasks.Disk.Records;
using Release.Tasks.Stages;

namespace Release.Tasks;

/// <summary>Writes the boot scripts <c>start</c> and <c>start_clean</c>, script(4), byte for byte as systools does; with Elixir, as mix release does.</summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateBootScript : ReleaseContentTask
{
    /// <summary>Whether Elixir computes configuration when the release boots: by config providers, or by a runtime configuration, which is one.</summary>
    public bool HasConfigProviders { get; set; }

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

        var (shipped, options) = IncludesOtp ? BootLibrary.WithOtp(release, otp, ReadElixir()) : BootLibrary.WithoutOtp(release, otp, ReadElixir());
        var startClean = otp.ReadStartClean();
        var clean = shipped.StartClean(resolved.HoldsElixir ? StartType.None : StartType.Load);
        var start = BootScriptBuilder.Build(shipped, startClean, options);
        var cleanStart = BootScriptBuilder.Build(clean, startClean, options);
        Func<string>[] files =
        [
            () => Write("start.script", Encoding.UTF8.GetBytes(start.ToText())),
            () => Write("start.boot", start.ToBytes(otp.AtomEncoding)),
            () => Write("start_clean.script", Encoding.UTF8.GetBytes(cleanStart.ToText())),
            () => Write("start_clean.boot", cleanStart.ToBytes(otp.AtomEncoding)),
        ];
        var written = OnAllProcessors.Select(files, write => write());
        Save(new StageRecord()
            .Read(otp.StartCleanScript)
            .Read(MixFiles())
            .Read(resolved.Applications.Select(place => place.ResourceFile))
            .Wrote(written));
    }

    private ElixirBoot ReadElixir() =>
        new(HasConfigProviders, ReadMix()?.Consolidated is not null);

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(FullPath(OutputDirectory), name);
        OutputFile.WriteIfDifferent(path, content);
        return path;
    }
}

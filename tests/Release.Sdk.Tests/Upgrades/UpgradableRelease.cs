using System.Formats.Tar;
using System.IO.Compression;

namespace Release.Sdk.Tests.Upgrades;

/// <summary>A release unpacked from the archive of its version 0.1.0, in a directory of its own, with the archive of 0.2.0 beside it.</summary>
internal sealed class UpgradableRelease : RunningRelease
{
    private readonly TemporaryDirectory _directory;
    private readonly string _name;

    public UpgradableRelease()
        : this(CounterVersions.Name, CounterVersions.Archive)
    {
    }

    public UpgradableRelease(string name, Func<string, string> archives)
        : this(new TemporaryDirectory("upgrade"), name, archives)
    {
    }

    private UpgradableRelease(TemporaryDirectory directory, string name, Func<string, string> archives)
        : base(directory, directory.Path("root"), name)
    {
        _directory = directory;
        _name = name;
        Extract(archives(CounterVersions.Old), Root);
        foreach (var extension in new[] { "", ".sha256" })
        {
            File.Copy(archives(CounterVersions.New) + extension, Archive + extension);
        }

        // Of several roots in this process, each has its own state.
        Environment["RELEASE_TMP"] = directory.Path("state");
    }

    /// <summary>The archive of 0.2.0.</summary>
    public string Archive => Beside($"{_name}-{CounterVersions.New}.tar.gz");

    public string Releases(params ReadOnlySpan<string> parts) => Path.Combine([Root, "releases", .. parts]);

    public string Beside(params ReadOnlySpan<string> parts) => _directory.Path(parts);

    /// <summary>Unpacks the new version.</summary>
    public UpgradableRelease Unpacked()
    {
        Succeed("unpack", CounterVersions.New);
        return this;
    }

    /// <summary>The versions with their states, separated by blanks.</summary>
    public string Versions => Succeed("versions").Replace('\n', ' ');

    /// <summary>Ends the node as a loss of power would.</summary>
    public void Kill()
    {
        var process = int.Parse(Succeed("pid"), System.Globalization.CultureInfo.InvariantCulture);
        Processes.Send("KILL", process);
        SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{process}"));
    }

    /// <summary>Fails unless the command is refused with that status and a message that contains the text, and no version has changed.</summary>
    public void ShouldRefuse(int status, string text, params string[] command)
    {
        var before = Listing();
        var result = Run(command);
        Assert.AreEqual(status, result.ExitCode, $"{string.Join(' ', command)}: {result.Output}{result.Errors}");
        StringAssert.Contains(result.Errors, text);
        CollectionAssert.AreEqual(Array.Empty<string>(), before.Except(Listing()).Concat(Listing().Except(before)).ToArray(), "A refusal leaves every file as it was.");
    }

    /// <summary>Every directory of the release, and every file with its mode and sum.</summary>
    public HashSet<string> Listing() =>
        [.. Tool.Run("sh", ["-c", "find . -type d; find . -type f -printf '%m %p\\n'; find . -type f -exec sha256sum {} +"], Root).Output.Split('\n')];

    /// <summary>Puts another archive in the place of the one beside the root: its files as <paramref name="change"/> leaves them, without a checksum.</summary>
    public void Repack(Action<string> change)
    {
        var directory = Beside("repacked");
        Extract(Archive, directory);
        change(directory);
        File.Delete(Archive);
        File.Delete(Archive + ".sha256");
        using var archive = new GZipStream(File.Create(Archive), CompressionLevel.Fastest);
        TarFile.CreateFromDirectory(directory, archive, includeBaseDirectory: false);
    }

    private static void Extract(string archive, string directory)
    {
        Directory.CreateDirectory(directory);
        Assert.AreEqual(0, Tool.Run("tar", ["-xzf", archive, "-C", directory]).ExitCode);
    }
}

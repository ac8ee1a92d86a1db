namespace Release.Sdk.Tests.Faults;

/// <summary>
/// One project for every fault. All of them are built, broken, built, mended and built again; a build of all is one `dotnet build` of a
/// project that asks each of them for the target <c>Release</c>, which takes seconds where single builds take minutes.
/// </summary>
internal sealed class BrokenProjects : IDisposable
{
    private const string Sound = "sound";
    private readonly Workspace _workspace = new();
    private readonly Dictionary<string, string> _directories = [];
    private readonly BuildResult _broken;
    private readonly BuildResult _mended;
    private readonly ILookup<string, string> _before;
    private readonly ILookup<string, string> _after;

    public BrokenProjects(IEnumerable<Fault> faults)
    {
        SoundProjects.Write(_workspace, Sound);
        foreach (var (fault, index) in faults.Select((fault, index) => (fault, index)))
        {
            _directories.Add(fault.Title, $"p{index:D3}");
            Copy(fault);
        }

        _workspace.Write("all.proj", AllProjects());
        Build().ShouldSucceed();
        foreach (var fault in faults)
        {
            fault.Break(DirectoryOf(fault));
        }

        _before = Files();
        _broken = Build();
        _after = Files();
        foreach (var fault in faults)
        {
            Mend(fault);
        }

        _mended = Build();
    }

    public string DirectoryOf(Fault fault) => _workspace.Path(_directories[fault.Title]);

    /// <summary>What the build of the broken project said.</summary>
    public IReadOnlyList<Finding> Errors(Fault fault) => Of(fault, _broken.Errors);

    /// <summary>What all broken builds printed.</summary>
    public string Output => _broken.Output;

    /// <summary>Whether the target <c>Release</c> of the broken project ended well.</summary>
    public bool Succeeded(Fault fault) => _broken.Succeeded(ProjectOf(fault), "Release");

    /// <summary>How `dotnet build` of all broken projects ended.</summary>
    public int ExitCode => _broken.ExitCode;

    /// <summary>The files of the broken project and what they hold, but for those in <c>obj/</c> and <c>_build/</c>, before and after its build.</summary>
    public (string Before, string After) FilesOf(Fault fault) =>
        (string.Join('\n', _before[_directories[fault.Title]]), string.Join('\n', _after[_directories[fault.Title]]));

    /// <summary>Errors and warnings of the mended project; null where its release was not made.</summary>
    public IReadOnlyList<Finding>? Mended(Fault fault) =>
        _mended.Succeeded(ProjectOf(fault), "Release") ? [.. Of(fault, _mended.Errors), .. Of(fault, _mended.Warnings)] : null;

    public void Dispose() => _workspace.Dispose();

    private BuildResult Build() => _workspace.Build(_workspace.Path("all.proj"));

    private List<Finding> Of(Fault fault, IReadOnlyList<Finding> findings) => [.. findings.Where(finding => finding.Project == ProjectOf(fault))];

    private string ProjectOf(Fault fault) => Directory.GetFiles(DirectoryOf(fault), "*.relproj").Single();

    private string AllProjects() => $"""
        <Project>
          <ItemGroup>
            {string.Join("\n    ", _directories.Values.Select(directory => $"<All Include=\"{directory}/*.relproj\" />"))}
          </ItemGroup>
          <Target Name="Restore"><MSBuild Projects="@(All)" Targets="Restore" BuildInParallel="true" /></Target>
          <Target Name="Release"><MSBuild Projects="@(All)" Targets="Release" BuildInParallel="true" /></Target>
        </Project>
        """;

    private void Copy(Fault fault) => Shell($"mkdir -p '{DirectoryOf(fault)}' && cp -a '{Sound}/{fault.Project}/.' '{DirectoryOf(fault)}'");

    // With the times that the files had before they were broken.
    private void Mend(Fault fault)
    {
        Shell($"cd '{DirectoryOf(fault)}' && find . -mindepth 1 -maxdepth 1 ! -name bin ! -name obj ! -name _build -exec rm -rf {{}} +");
        Copy(fault);
    }

    private ILookup<string, string> Files() =>
        Shell("find p* \\( -name obj -o -name _build \\) -prune -o -type f -size -200k -exec sha256sum -z {} + | sort -z -k 2; find p* \\( -name obj -o -name _build \\) -prune -o -printf '%y %m %p %l\\0' | sort -z -k 3")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .ToLookup(line => line.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries).First(part => part.Length == 4 && part[0] == 'p'));

    private string Shell(string command)
    {
        var result = Tool.Run("sh", ["-euc", command], _workspace.Root);
        Assert.AreEqual(0, result.ExitCode, $"{command}\n{result.Errors}");
        return result.Output;
    }
}

using System.Diagnostics;
using Microsoft.Build.Framework;
using Release.Tasks.Disk;
using Release.Tasks.Programs;
using Release.Tasks.Templates;

namespace Release.Tasks.Tests;

/// <summary>
/// What Release.Tasks may use, read from its IL: tasks of several projects run in one process at once, so what belongs to the process
/// is not theirs. Every rule also looks at <see cref="Offender"/>, which breaks it, so that a rule that sees nothing fails.
/// </summary>
[TestClass]
public sealed class WhenTheHouseRulesAreKept
{
    private const int MostLines = 400;
    private const string Tasks = "Release.Tasks";

    // What each room may use besides itself and Release.Otp. Two that stand side by side do not know each other.
    private static readonly string[] Disk = ["Disk", "Disk.Records", "Disk.Publication", "Disk.Archives", "Disk.Installations", "Disk.RuntimePacks"];

    private static readonly Dictionary<string, string[]> Rooms = new()
    {
        ["Disk"] = [],
        ["Disk.Records"] = ["Disk"],
        ["Disk.Publication"] = ["Disk"],
        ["Disk.Archives"] = ["Disk", "Disk.Publication"],
        ["Disk.Installations"] = ["Disk"],
        ["Disk.RuntimePacks"] = ["Disk", "Disk.Records", "Disk.Archives", "Disk.Installations"],
        ["Programs"] = [],
        ["Templates"] = [],
        ["Compilation"] = ["Templates", "Programs", .. Disk],
        ["Mix"] = ["Templates", "Programs", .. Disk],
        ["Stages"] = ["Compilation", "Mix", "Templates", "Programs", .. Disk],
    };

    private static readonly Type[] Types = typeof(ReleaseTask).Assembly.GetTypes();
    private static readonly Type[] TaskTypes = [.. Types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITask)))];
    private static readonly IReadOnlyList<Use> Ours = Uses.Of(Types);
    private static readonly IReadOnlyList<Use> Offences = Uses.Of([typeof(Offender)]);

    [TestMethod]
    public void EveryTaskIsSealed() => AllTasks(type => type.IsSealed);

    [TestMethod]
    public void EveryTaskMayRunBesideOthers() => AllTasks(type => type.IsDefined(typeof(MSBuildMultiThreadableTaskAttribute), inherit: false));

    [TestMethod]
    public void EveryTaskReportsAsAllDo() => AllTasks(type => type.IsAssignableTo(typeof(ReleaseTask)));

    [TestMethod]
    public void TheCurrentDirectoryIsNobodys() => Nobody("Environment.get_CurrentDirectory(", use =>
        use.Name.StartsWith("System.Environment.get_CurrentDirectory(", StringComparison.Ordinal)
        || use.Name.StartsWith("System.Environment.set_CurrentDirectory(", StringComparison.Ordinal)
        || use.Name.StartsWith("System.IO.Directory.GetCurrentDirectory(", StringComparison.Ordinal)
        || use.Name.StartsWith("System.IO.Directory.SetCurrentDirectory(", StringComparison.Ordinal));

    [TestMethod]
    public void NoPathIsCompletedWithTheCurrentDirectory() => Nobody("Path.GetFullPath(", use => use.Name == "System.IO.Path.GetFullPath(String)");

    [TestMethod]
    public void TheEnvironmentIsTheProjects() => Nobody("Environment.GetEnvironmentVariable(", use =>
        use.Type == typeof(Environment) && use.Used.Name is "GetEnvironmentVariable" or "GetEnvironmentVariables" or "SetEnvironmentVariable" or "ExpandEnvironmentVariables");

    [TestMethod]
    public void TheConsoleIsTheLoggers() => Nobody("Console.WriteLine(", use => use.Type == typeof(Console));

    [TestMethod]
    public void TheProcessIsNotEnded() => Nobody("Environment.Exit(", use => use.Type == typeof(Environment) && use.Used.Name is "Exit" or "FailFast");

    [TestMethod]
    public void ProcessesAreStartedInOnePlace() => Nobody("Process.Start(", use => use.Type == typeof(Process) && use.User != typeof(ChildProcess));

    // FileStamp asks how young a file is, for the stages' records: nothing of it reaches a release.
    [TestMethod]
    public void NothingIsLeftToChanceOrTime() => Nobody("DateTime.get_UtcNow(", use =>
        use.Name is "System.DateTime.get_Now()" or "System.DateTime.get_UtcNow()" or "System.DateTimeOffset.get_UtcNow()" or "System.DateTimeOffset.get_Now()"
            or "System.Guid.NewGuid()" or "System.Random..ctor()" or "System.Random.get_Shared()"
        && use.User != typeof(FileStamp));

    [TestMethod]
    public void TheMiddleLayerKnowsNoMSBuild() => Nobody("ITaskItem.get_ItemSpec(", use =>
        use.Type.Namespace is { } used && used.StartsWith("Microsoft.Build", StringComparison.Ordinal) && use.User.Namespace != typeof(ReleaseTask).Namespace);

    [TestMethod]
    public void TemplatesOpenNoFile() => Nobody("File.ReadAllText(", use =>
        use.Type.FullName is "System.IO.File" or "System.IO.Directory" or "System.IO.FileInfo" or "System.IO.DirectoryInfo" or "System.IO.FileStream"
        && (use.User == typeof(WhenTheHouseRulesAreKept) || use.User.Namespace == typeof(ITemplateEngine).Namespace));

    [TestMethod]
    public void EveryTypeStandsInARoom()
    {
        string[] homeless = [.. Types.Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith(Tasks + ".", StringComparison.Ordinal) && !Rooms.ContainsKey(RoomOf(name)!)).Distinct()];
        Assert.IsEmpty(homeless, string.Join(' ', homeless));
        Assert.IsEmpty(Rooms.Keys.Except(Types.Select(type => RoomOf(type.Namespace))), "every room is furnished");
    }

    [TestMethod]
    public void ARoomUsesTheRoomsBelowItOnly()
    {
        string[] upward = [.. Ours.Where(use => RoomOf(use.User.Namespace) is { } user && IsAbove(use.Type, user)).Select(use => use.ToString())];
        Assert.IsEmpty(upward, string.Join('\n', upward));
        Assert.IsTrue(Uses.Of([typeof(CompileErlang)]).Any(use => IsAbove(use.Type, "Disk")), "the rule sees an arrow that leads up");
    }

    [TestMethod]
    public void NoFileOfTheSourcesIsLong()
    {
        var sources = Directory.GetFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories);
        Assert.IsGreaterThan(100, sources.Length);
        string[] tooLong = [.. sources.Where(file => File.ReadLines(file).Count() > MostLines)];
        Assert.IsEmpty(tooLong, string.Join('\n', tooLong));
    }

    private static void AllTasks(Func<Type, bool> rule)
    {
        Assert.IsGreaterThan(5, TaskTypes.Length);
        Assert.IsEmpty(TaskTypes.Where(type => !rule(type)), string.Join(' ', TaskTypes.Where(type => !rule(type)).Select(type => type.Name)));
        Assert.IsFalse(rule(typeof(Offender)), "the rule sees an offence");
    }

    private static void Nobody(string offence, Func<Use, bool> forbidden)
    {
        Assert.IsEmpty(Ours.Where(forbidden), string.Join('\n', Ours.Where(forbidden)));
        Assert.IsTrue(Offences.Where(forbidden).Any(use => use.Name.Contains(offence, StringComparison.Ordinal)), $"the rule sees {offence})");
    }

    // What stands in no room is the tasks themselves.
    private static bool IsAbove(Type used, string user) =>
        used.Assembly == typeof(ReleaseTask).Assembly && used.Namespace is { } place && place.StartsWith(Tasks, StringComparison.Ordinal)
        && RoomOf(place) is var room && room != user && (room is null || !Rooms[user].Contains(room));

    private static string? RoomOf(string? place) => place is not null && place.StartsWith(Tasks + ".", StringComparison.Ordinal) ? place[(Tasks.Length + 1)..] : null;

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Release.Sdk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run below the directory of Release.Sdk.sln.");
        }

        return directory.FullName;
    }

#pragma warning disable CA1852 // that it is not sealed is one of its offences
    /// <summary>A task that breaks every rule.</summary>
    private class Offender : Microsoft.Build.Utilities.Task
    {
        public ITaskItem[] Items { get; set; } = [];

        public override bool Execute()
        {
            foreach (var item in Items)
            {
                Console.WriteLine(File.ReadAllText(Path.GetFullPath(item.ItemSpec)));
            }

            using var process = Process.Start("true");
            Environment.Exit(DateTime.UtcNow.Day + Environment.CurrentDirectory.Length + (Environment.GetEnvironmentVariable("PATH") ?? "").Length);
            return true;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Release.Otp.Systools;

namespace Release.Otp.Tests;

/// <summary>
/// What Release.Otp may use, read from its IL. Every rule also looks at <see cref="Offender"/>, a type that breaks all of them, so that a
/// rule that sees nothing fails.
/// </summary>
[TestClass]
public sealed class WhenTheHouseRulesAreKept
{
    private const string Root = "Release.Otp";

    // From the lowest to the highest: a room uses the rooms before it.
    private static readonly string[] Rooms = [Root, $"{Root}.Terms", $"{Root}.Beam", $"{Root}.Native", $"{Root}.Releases", $"{Root}.Systools", $"{Root}.Upgrades", $"{Root}.TargetSystem", $"{Root}.Insight"];

    // Streams of memory and names of paths: nothing of System.IO that reaches a disk.
    private static readonly string[] HarmlessIO = ["Stream", "MemoryStream", "StringReader", "StringWriter", "TextReader", "TextWriter", "InvalidDataException", "EndOfStreamException", "IOException", "SeekOrigin"];

    private static readonly string[] PureFunctionsOfPath =
        ["Combine", "Join", "GetFileName", "GetFileNameWithoutExtension", "GetDirectoryName", "GetExtension", "ChangeExtension", "TrimEndingDirectorySeparator"];

    private static readonly IReadOnlyList<Use> Ours = Uses.Of(typeof(Diagnostic).Assembly.GetTypes());
    private static readonly IReadOnlyList<Use> Offences = Uses.Of([typeof(Offender)]);

    [TestMethod]
    public void NoFileIsOpened() => Nobody("File.ReadAllText(", use =>
        use.Type.Namespace is "System.IO" or "System.IO.MemoryMappedFiles" or "System.IO.Pipes" or "System.IO.Enumeration"
        && !HarmlessIO.Contains(use.Type.Name)
        && !(use.Type == typeof(Path) && (use.Used is Type || PureFunctionsOfPath.Contains(use.Used.Name))));

    // An iterator remembers the thread that made it.
    [TestMethod]
    public void TheEnvironmentIsNotAsked() => Nobody("Environment.GetEnvironmentVariable(", use =>
        (use.Type == typeof(Environment) && use.Used is not Type && use.Used.Name != "get_CurrentManagedThreadId")
        || use.Type.FullName is "System.AppContext" or "System.OperatingSystem" or "System.AppDomain" or "System.Runtime.InteropServices.RuntimeInformation");

    [TestMethod]
    public void TheConsoleIsNotUsed() => Nobody("Console.WriteLine(", use => use.Type == typeof(Console));

    [TestMethod]
    public void NoProcessIsStarted() => Nobody("Process.Start(", use => use.Type == typeof(Process) || use.Type == typeof(ProcessStartInfo));

    [TestMethod]
    public void NoClockIsRead() => Nobody("DateTime.get_UtcNow(", use =>
        (use.Type == typeof(DateTime) || use.Type == typeof(DateTimeOffset) ? use.Used.Name is "get_Now" or "get_UtcNow" or "get_Today" : use.Used.Name == "get_TickCount64")
        || use.Type == typeof(Stopwatch) || use.Type == typeof(TimeProvider) || use.Type == typeof(TimeZoneInfo));

    [TestMethod]
    public void NothingIsLeftToChance() => Nobody("Random..ctor(", use =>
        use.Name is "System.Random..ctor()" or "System.Random.get_Shared()" or "System.Guid.NewGuid()" or "System.Guid.CreateVersion7()"
        || use.Type == typeof(RandomNumberGenerator));

    [TestMethod]
    public void TheCultureOfTheUserIsNotAsked() => Nobody("CultureInfo.get_CurrentCulture(", use =>
        use.Type == typeof(CultureInfo) && use.Used.Name is "get_CurrentCulture" or "get_CurrentUICulture");

    [TestMethod]
    public void NoPackageIsReferenced()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] foreign = [.. typeof(Diagnostic).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => !File.Exists(Path.Combine(framework, name + ".dll")))];
        Assert.IsEmpty(foreign, string.Join(' ', foreign));
        Assert.IsTrue(typeof(Offender).Assembly.GetReferencedAssemblies().Any(name => !File.Exists(Path.Combine(framework, name.Name + ".dll"))), "the rule sees packages");
    }

    [TestMethod]
    public void EveryTypeStandsInARoom()
    {
        string[] homeless = [.. typeof(Diagnostic).Assembly.GetTypes().Where(type => type.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal) && !Rooms.Contains(name)).Select(type => type.FullName!)];
        Assert.IsEmpty(homeless, string.Join(' ', homeless));
        Assert.IsEmpty(Rooms.Except(typeof(Diagnostic).Assembly.GetTypes().Select(type => type.Namespace)), "every room is furnished");
    }

    [TestMethod]
    public void ARoomUsesTheRoomsBelowItOnly()
    {
        Assert.IsEmpty(Ours.Where(use => IsAbove(use.Type, use.User)), string.Join('\n', Ours.Where(use => IsAbove(use.Type, use.User))));
        // Systools uses Releases; the other way round it would be an offence.
        Assert.IsTrue(Ours.Any(use => use.User == typeof(BootScriptBuilder) && IsAbove(use.User, use.Type)), "the rule sees uses between rooms");
    }

    private static bool IsAbove(Type one, Type other) => Array.IndexOf(Rooms, one.Namespace) is var high && Array.IndexOf(Rooms, other.Namespace) is var low && low >= 0 && high > low;

    private static void Nobody(string offence, Func<Use, bool> forbidden)
    {
        Assert.IsEmpty(Ours.Where(forbidden), string.Join('\n', Ours.Where(forbidden)));
        Assert.IsTrue(Offences.Where(forbidden).Any(use => use.Name.Contains(offence, StringComparison.Ordinal)), $"the rule sees {offence})");
    }

    /// <summary>Breaks every rule: in a method, a lambda, an iterator and a local function, where real code would break them.</summary>
    private static class Offender
    {
        public static IEnumerable<string> Iterator(string file)
        {
            yield return File.ReadAllText(file);
            yield return Environment.GetEnvironmentVariable("PATH") ?? "";
        }

        public static Func<string> Lambda() => () => DateTime.UtcNow.ToString(CultureInfo.CurrentCulture) + new Random().Next();

        public static void Method()
        {
            Console.WriteLine();
            Local();

            static void Local() => Process.Start("true").Dispose();
        }
    }
}

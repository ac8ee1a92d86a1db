using System.Text.RegularExpressions;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>
/// Every <c>.appup</c> of the installed OTP and Elixir, every way in it: what it comes to is what the installed systools makes of it. The older
/// versions are made of the expressions that they must match; they hold the same modules.
/// </summary>
[TestClass]
public sealed partial class WhenTheInstalledApplicationsAreUpgraded
{
    [TestMethod]
    public void SystoolsMakesTheSameOfEveryWay()
    {
        var files = UpgradeFiles().ToList();
        Assert.IsGreaterThan(30, files.Count);
        var cases = files.Select(Case).OfType<UpgradeCase>().ToList();

        var verdicts = InstalledRelup.Ask(cases);

        for (var i = 0; i < cases.Count; i++)
        {
            var ours = cases[i].Build();
            Assert.IsNotNull(verdicts[i].Relup, $"{verdicts[i].Kinds[0]}: {cases[i].Rel}");
            Assert.IsFalse(ours.Failed, $"{string.Join('\n', ours.Diagnostics)}\n{cases[i].Rel}");
            UpgradeOrder.AssertSame(verdicts[i].Relup!, ours.Value.ToTerm(), cases[i], cases[i].Rel);
            RelupKinds.AssertSameWarnings(verdicts[i], ours, cases[i].Rel);
        }

        Assert.IsGreaterThan(100, cases.Sum(one => one.Bases.Count));
    }

    [TestMethod]
    public void TheyAreReadWithoutAWordAndWrittenAsTheyWere()
    {
        foreach (var (file, _) in UpgradeFiles())
        {
            var document = Some.Text(File.ReadAllText(file), file);
            var read = ApplicationUpgradeFile.Read(document);

            Assert.IsEmpty(read.Diagnostics, file);
            Assert.AreEqual(document.Terms[0], read.Value!.ToTerm(), file);
            Assert.AreEqual(read.Value, ApplicationUpgradeFile.Read(Some.Text(read.Value.ToText())).Value, file);
        }
    }

    private static IEnumerable<(string File, string Name)> UpgradeFiles() =>
        from library in new[] { Path.Combine(Erlang.Root, "lib"), Elixir.Library }
        from file in Directory.GetFiles(library, "*.appup", SearchOption.AllDirectories)
        let name = Path.GetFileNameWithoutExtension(file)
        where Path.GetFileName(Path.GetDirectoryName(file)) == "ebin"
        orderby name
        select (file, name);

    // null for a file without ways.
    private static UpgradeCase? Case((string File, string Name) found)
    {
        var installed = ApplicationResourceFile.Read(Some.Text(File.ReadAllText(Path.ChangeExtension(found.File, ".app"))), InstalledOtp.OtpRelease).Value!;
        var file = ApplicationUpgradeFile.Read(Some.Text(File.ReadAllText(found.File))).Value!;
        var versions = file.Up.Concat(file.Down).Select(path => path.From.IsExpression ? AnyOf(path.From.Text) : path.From.Text).Distinct().ToList();
        Assert.IsTrue(versions.TrueForAll(version => file.FindUp(new Vsn(version)) is not null && file.FindDown(new Vsn(version)) is not null), found.File);
        return versions.Count == 0 ? null : new UpgradeCase(
            Rel(installed.Vsn.Value, found.Name),
            [.. versions.Select(version => Rel(version, found.Name))],
            [.. versions.Append(installed.Vsn.Value).Select(version => Application(installed, version))],
            new Dictionary<(string, string), string> { [(found.Name, installed.Vsn.Value)] = File.ReadAllText(found.File) });
    }

    // ^4\.0\.0(?:\.[0-9]+)+$ is matched by 4.0.0.1.
    private static string AnyOf(string expression) =>
        Repeated().Replace(Optional().Replace(expression, ""), "$1").Replace("[0-9]+", "1", StringComparison.Ordinal).Replace("[0-9]", "1", StringComparison.Ordinal).Replace(".*", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Trim('^', '$');

    private static SomeApplication Application(ApplicationResourceFile installed, string version) => new(installed.Name.Value, version)
    {
        Uses = installed.Name.Value switch { "kernel" => [], "stdlib" => ["kernel"], _ => ["kernel", "stdlib"] },
        Modules = [.. installed.Modules.Select(module => Term.Atom(module).ToString())],
    };

    private static string Rel(string version, string name)
    {
        string[] names = [.. ((string[])["kernel", "stdlib", "sasl"]).Union([name])];
        var entries = names.Select(one => one == name ? $"{{{one},\"{version}\"}}" : SystoolsCase.Entry(one));
        return $"{{release,{{\"some\",\"{version}\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(",\n", entries)}]}}.\n";
    }

    [GeneratedRegex(@"\(\?:([^)]*)\)\*")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\(\?:([^)]*)\)\+")]
    private static partial Regex Repeated();
}

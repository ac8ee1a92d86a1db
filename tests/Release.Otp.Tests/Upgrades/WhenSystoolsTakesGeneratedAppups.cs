using System.Text;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Tests.Systools;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>
/// Random pairs of releases, of three applications each. The oracle is <c>systools:make_relup</c> of the installed OTP: it takes the generated files,
/// and the scripts that it makes of them load every module that is new or changed exactly once, and remove every one that is gone.
/// </summary>
[TestClass]
public sealed class WhenSystoolsTakesGeneratedAppups
{
    private const int Count = 150;
    private const int Seed = 2525;

    private const string MakeRelups =
        """
        -mode(compile).
        main([Root, Count, Kernel, Stdlib, Sasl]) ->
            Otp = [{kernel, Kernel}, {stdlib, Stdlib}, {sasl, Sasl}],
            [one(filename:join(Root, integer_to_list(N)), Otp) || N <- lists:seq(1, list_to_integer(Count))].

        one(Root, Otp) ->
            Path = [filename:join(code:lib_dir(App), "ebin") || {App, _} <- Otp] ++ filelib:wildcard(filename:join(Root, "*/*/ebin")),
            Answer = systools:make_relup(filename:join(Root, "new"), [filename:join(Root, "old")], [filename:join(Root, "old")], [{path, Path}, noexec]),
            case Answer of
                {ok, {_, [{_, _, Up}], [{_, _, Down}]}, systools_relup, []} -> ok = file:write_file(filename:join(Root, "relup"), io_lib:format("~tp.~n~tp.~n", [Up, Down]));
                Other -> ok = file:write_file(filename:join(Root, "relup"), io_lib:format("~tp.~n", [Other]))
            end.
        """;

    [TestMethod]
    public void EveryModuleIsLoadedOnceInAnOrderThatSystoolsAccepts()
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(Seed);
        var pairs = Enumerable.Range(1, Count).Select(_ => (Old: RandomRelease(random, "1"), New: RandomRelease(random, "2"))).ToList();
        foreach (var (number, pair) in pairs.Index())
        {
            Write(directory, $"{number + 1}", pair.Old, pair.New);
        }

        Erlang.Escript(MakeRelups, [directory.FullPath, $"{Count}", InstalledOtp.Vsn("kernel"), InstalledOtp.Vsn("stdlib"), InstalledOtp.Vsn("sasl")]);

        foreach (var (number, pair) in pairs.Index())
        {
            var relup = TermReader.Consult(File.ReadAllBytes(directory.Path($"{number + 1}", "relup")), "relup").Terms;
            Assert.HasCount(2, relup, $"{number + 1}: {relup[0]}");
            AssertLoads(pair.Old, pair.New, (ListTerm)relup[0], $"{number + 1} up");
            AssertLoads(pair.New, pair.Old, (ListTerm)relup[1], $"{number + 1} down");
        }
    }

    private static void AssertLoads(ReleaseDescription from, ReleaseDescription to, ListTerm script, string which)
    {
        var changes = to.Applications.Select(application => ApplicationComparison.Of(from.Application(application.Name)!, application)).ToList();
        var expected = changes.SelectMany(one => one.Added.Select(module => module.Name).Concat(one.Changed.Select(module => module.Name))).Order(StringComparer.Ordinal).ToArray();
        var gone = changes.SelectMany(one => one.Deleted.Select(module => module.Name)).Order(StringComparer.Ordinal).ToArray();

        CollectionAssert.AreEqual(expected, Modules(script, "load"), which);
        CollectionAssert.AreEqual(gone, Modules(script, "remove"), which);
    }

    private static string[] Modules(ListTerm script, string instruction) => script.Elements
        .Select(element => element.IsTagged(instruction, 2, out var load) ? ((AtomTerm)((TupleTerm)load.Elements[1]).Elements[0]).Name : null)
        .OfType<string>().Order(StringComparer.Ordinal).ToArray();

    // Versions of applications differ always: that the code of one may be the same is a part of the cases.
    private static ReleaseDescription RandomRelease(Random random, string vsn) => Some.Release(vsn, new[] { "a", "b", "c" }.Select(name =>
    {
        var modules = Enumerable.Range(0, random.Next(1, 7)).Select(number => $"{name}{number}").Where(_ => random.Next(4) > 0).ToList();
        return Some.Application(name, vsn, modules.Select(module => RandomModule(random, module, modules)));
    }));

    private static ModuleDescription RandomModule(Random random, string name, List<string> modules)
    {
        var imports = modules.Where(_ => random.Next(3) == 0).Append("lists").Order(StringComparer.Ordinal);
        var code = $"{random.Next(2)}";
        return random.Next(4) switch
        {
            0 => Some.Server(name, code, imports),
            1 => Some.Supervisor(name, code, "child"),
            _ => Some.Module(name, code, imports),
        };
    }

    private static void Write(TemporaryDirectory directory, string root, ReleaseDescription old, ReleaseDescription @new)
    {
        foreach (var (name, release) in new[] { ("old", old), ("new", @new) })
        {
            var own = release.Applications.Where(application => application.Name.Value.Length == 1).ToList();
            string[] entries = [.. new[] { "kernel", "stdlib", "sasl" }.Select(otp => $"{{{otp},\"{InstalledOtp.Vsn(otp)}\"}}"), .. own.Select(application => $"{{{application.Name},\"{application.Vsn}\"}}")];
            directory.Write($"{root}/{name}.rel", $"{{release,{{\"some\",\"{release.Vsn}\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(',', entries)}]}}.\n");
            own.ForEach(application => directory.Write($"{root}/{name}/{application.Name}/ebin/{application.Name}.app", TermPrinter.File(application.Resource.ToTerm())));
        }

        foreach (var appup in AppupGenerator.Generate(new AppupRequest(@new, [old])).Value!)
        {
            Assert.AreEqual(appup.File, ApplicationUpgradeFile.Read(TermReader.Consult(Encoding.UTF8.GetBytes(appup.ToText()), "appup")).Value, appup.ToText());
            directory.Write($"{root}/new/{appup.Name}/ebin/{appup.Name}.appup", appup.ToText());
        }
    }
}

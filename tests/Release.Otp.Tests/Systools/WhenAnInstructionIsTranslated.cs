namespace Release.Otp.Tests.Systools;

/// <summary>Each instruction by itself, each form and each fault of it, against the installed systools.</summary>
[TestClass]
public sealed class WhenAnInstructionIsTranslated
{
    // Every one has a single valid order.
    private static readonly string[] Scripts =
    [
        "", "{load_module,web_a}", "{load_module,web_a,[]}", "{load_module,web_a,[web_b]},{load_module,web_b}", "{load_module,web_a,soft_purge,soft_purge,[]}",
        "{update,web_a}", "{update,web_a,supervisor}", "{update,web_a,soft}", "{update,web_a,{advanced,x}}", "{update,web_a,[web_b]},{update,web_b,[web_a]}",
        "{update,web_a,soft,[web_b]},{add_module,web_b}", "{update,web_a,{advanced,1},[web_b]},{update,web_b,{advanced,2}}", "{update,web_a,soft,soft_purge,brutal_purge,[]}",
        "{update,web_a,infinity,{advanced,[]},soft_purge,brutal_purge,[]}", "{update,web_a,static,7,{advanced,[]},soft_purge,brutal_purge,[]}",
        "{update,web_a,dynamic,default,{advanced,[]},soft_purge,brutal_purge,[web_b]},{update,web_b,static,default,{advanced,[]},soft_purge,brutal_purge,[]}",
        "{add_module,web_c}", "{add_module,web_c,[web_a]},{load_module,web_a}", "{delete_module,web_old}", "{delete_module,web_old,[web_a]},{load_module,web_a}",
        "{load_module,web_a,[web_b,web_b,web_a]},{load_module,web_b}", "{load_module,db_a},{load_module,web_a}", "{restart_application,db}", "{restart_application,web}",
        "restart_new_emulator", "restart_emulator", "restart_emulator,{load_module,web_a},restart_emulator", "restart_new_emulator,restart_emulator,restart_new_emulator",
        "restart_new_emulator,{load_object_code,{m,\"1\",[m]}}", "{add_application,db}", "{add_application,db,load}", "{add_application,db,none}", "[]", "[restart_emulator,[]]",
        "{load_object_code,{m,\"1\",[a,b,a]}},{load_object_code,{n,[],[]}},{load_object_code,{m,\"1\",[c,a]}}", "{load_object_code,{m,[x],[a]}}", "{load_module,new_a}", "{load_module,old_a}",
        "{apply,{m,f,[]}},point_of_no_return,{apply,{m,f,[x|y]}}", "{apply,{m,f,[]}},{load_object_code,{m,\"1\",[a]}},point_of_no_return", "{code_change,[{web_a,x}]}",
        "{load_module,web_a,[web_b]},{apply,{m,f,[]}},{load_module,web_b,[db_a]},{apply,{m,g,[]}},{load_module,db_a}", "{remove_application,old}", "{remove_application,web}",
        "{update,web_a,[]},{update,web_b,soft,[]}", "{load_module,web_a,[ghost,web_b]}", "{suspend,[]},{resume,[]},{stop,[]},{start,[]},{code_change,[]},{code_change,up,[]}",
        "{update,web_a,foo,[]}", "{update,web_a,{advanced,1},x}", "{add_application,ghost,none}", "{sync_nodes,1,{m,f}}", "{load_object_code,{m,\"1\",[\"a\"]}}", "{}", "{1,2}", "{load,m}",
        "{update,web_a,{soft},[]}", "[{add_application,db}]", "{load_object_code,x}", "{apply,x},point_of_no_return", "{load_object_code,x},point_of_no_return", "{purge,[[web_a]]}",
        .. RandomScript.Extras.Concat(RandomScript.Faults).Select(Filled),
    ];

    [TestMethod]
    public void SystoolsMakesTheSameOfIt()
    {
        var cases = Scripts.SelectMany(script => new[] { SomeUpgrade.With(script), SomeUpgrade.With("", down: script) }).ToList();

        var verdicts = InstalledRelup.Ask(cases);

        for (var i = 0; i < cases.Count; i++)
        {
            var (ours, which) = (cases[i].Build(), Scripts[i / 2]);
            if (verdicts[i].Relup is { } relup)
            {
                Assert.IsFalse(ours.Failed, $"{which}: {string.Join('\n', ours.Diagnostics)}");
                Assert.AreEqual(relup, ours.Value.ToTerm(), which);
            }
            else
            {
                RelupKinds.AssertSameError(verdicts[i], ours, which);
            }
        }

        // The three that have to do with no instruction are asked elsewhere.
        var refused = verdicts.Where(verdict => verdict.Relup is null).Select(verdict => verdict.Kinds[0]).Distinct().ToArray();
        CollectionAssert.AreEquivalent(RelupKinds.Errors.Keys.Except(["missing_sasl", "file_problem", "no_relup"]).ToArray(), refused);
    }

    private static string Filled(string script) => script
        .Replace("LIB", "web", StringComparison.Ordinal).Replace("VSN", "\"2.0\"", StringComparison.Ordinal)
        .Replace("M", "web_a", StringComparison.Ordinal).Replace("A", "db", StringComparison.Ordinal)
        .Replace("} {", "},{", StringComparison.Ordinal).Replace("} p", "},p", StringComparison.Ordinal).Replace("n p", "n,p", StringComparison.Ordinal);
}

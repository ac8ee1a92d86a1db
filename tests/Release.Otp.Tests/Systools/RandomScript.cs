using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>Makes the instructions between two versions of an application at random: every form of every instruction, mostly right.</summary>
internal sealed class RandomScript(Random random, string[] applications)
{
    /// <summary>One for each thing that can be wrong. M is a module of the application, A an application, LIB and VSN the application's name and version.</summary>
    public static readonly string[] Faults =
    [
        "{load_modul,M}", "{a}", "1", "\"text\"", "{load_module,M,uses}", "{update,M,hard}", "{update,M,hard,[]}", "[{load_module,M}]", "[restart|restart]", "{update}",
        "mnesia_backup", "{load_module,\"M\"}", "{add_module,1}", "{delete_module,<<>>}", "{update,M,{hard,1}}", "{update,M,{advanced,1,2}}", "{update,M,hard,soft_purge,soft_purge,[]}",
        "{update,M,fast,default,soft,brutal_purge,brutal_purge,[]}", "{load_module,M,purge,brutal_purge,[]}", "{remove,{M,brutal_purge,soft}}",
        "{purge,M}", "{purge,[M|M]}", "{load_module,M,[M|M]}", "{suspend,M}", "{code_change,M}", "{sync_nodes,1,M}", "{add_module,M,M}",
        "{apply,{M,f,1}}", "{sync_nodes,1,{M,f,1}}", "{sync_nodes,1,[\"a@b\"]}", "{remove_application,\"A\"}", "{add_application,\"A\"}", "{add_application,A,now}",
        "{apply,{M,\"f\",[]}}", "{load_object_code,{\"A\",\"1\",[]}}", "{load_object_code,{A,v1,[]}}", "{update,M,0,soft,brutal_purge,brutal_purge,[]}",
        "{suspend,[{M,-1}]}", "{code_change,back,[]}", "{code_change,[M]}", "{code_change,up,[{M,1,2}]}", "{load,{M,brutal_purge,brutal_purge}}",
        "{suspend,[M]}", "{resume,[M]}", "{start,[M]}", "{stop,[M]}", "{restart_application,ghost}", "{remove_application,ghost}", "{add_application,ghost}",
        "{remove_application,A}", "{add_application,A,load}", "{load_module,M_x,[ghost]}", "{load_module,ghost}", "{load_module,M}",
        "{load_object_code,{A,\"0.1\",[M]}} {load_object_code,{A,\"0.2\",[M]}}", "{load_module,M} point_of_no_return", "point_of_no_return point_of_no_return",
    ];

    /// <summary>What may stand beside the instructions for modules; the parts stand in this order, anywhere.</summary>
    public static readonly string[] Extras =
    [
        "{apply,{m,f,[]}}", "{apply,{m,f,\"text\"}}", "{sync_nodes,{id,1},[a@b,'c@d']}", "{sync_nodes,id,{m,f,[1]}}", "{sync_nodes,id,[]}", "{purge,[M,m]}", "{purge,[]}",
        "{suspend,[M,{m,500}]} {resume,[m,M]}", "{suspend,[{m,infinity}]} {code_change,down,[{m,[]}]} {resume,[m]}", "{stop,[M]} {start,[M]}", "{code_change,[{M,{x,\"y\"}}]}",
        "{remove,{M,soft_purge,brutal_purge}}", "restart", "reboot", "restart_emulator", "restart_new_emulator", "{restart_application,A}", "[restart_emulator,{apply,{m,f,[]}}]", "[]",
        "{load_object_code,{LIB,VSN,[m]}} {load,{m,soft_purge,brutal_purge}}", "{load_object_code,{LIB,VSN,[m,M,n,m]}}", "{load_object_code,{other,\"1\",[M]}}",
        "{load_object_code,{other,\"1\",[n,m]}}",
    ];

    /// <summary>Instructions that lead from a version to another.</summary>
    public ListTerm Next(SomeApplication from, SomeApplication to)
    {
        string[] modules = [.. from.Modules.Union(to.Modules).Where(_ => Chance(0.75))];
        random.Shuffle(modules);
        var uses = Uses(modules);
        var script = modules.Select(module => Module(module, from, to, uses(module))).ToList();
        Insert(script, Chance(0.25) ? Extras : [], from, to);
        Insert(script, Chance(0.15) ? Extras : [], from, to);
        Insert(script, Chance(0.04) ? Faults : [], from, to);
        if (Chance(0.12))
        {
            script.InsertRange(0, Parsed("{load_object_code,{LIB,VSN,[m]}} {apply,{m,f,[early]}} point_of_no_return", from, to));
        }

        return Term.List(script);
    }

    // Nothing, the next one, or anything: only what is a chain or a circle has one order.
    private Func<string, string> Uses(string[] modules)
    {
        var order = modules.ToArray();
        random.Shuffle(order);
        return random.Next(3) switch
        {
            0 => _ => "[]",
            1 => module => $"[{string.Join(',', order.Skip(Array.IndexOf(order, module) + 1).Take(1))}]",
            _ => _ => $"[{string.Join(',', modules.Where(_ => Chance(0.25)))}]",
        };
    }

    private Term Module(string module, SomeApplication from, SomeApplication to, string uses)
    {
        string[] forms = (from.Modules.Contains(module), to.Modules.Contains(module)) switch
        {
            (true, false) => [$"{{delete_module,{module}}}", $"{{delete_module,{module},{uses}}}", $"{{delete_module,{module},{uses}}}"],
            (false, _) => [$"{{add_module,{module}}}", $"{{add_module,{module},{uses}}}", $"{{add_module,{module},{uses}}}"],
            _ =>
            [
                $"{{load_module,{module}}}", $"{{load_module,{module},{uses}}}", $"{{load_module,{module},soft_purge,brutal_purge,{uses}}}",
                $"{{update,{module}}}", $"{{update,{module},supervisor}}", $"{{update,{module},soft}}", $"{{update,{module},{{advanced,[extra]}}}}", $"{{update,{module},{uses}}}",
                $"{{update,{module},soft,{uses}}}", $"{{update,{module},{{advanced,{{x,1}}}},{uses}}}", $"{{update,{module},{{advanced,[]}},soft_purge,soft_purge,{uses}}}",
                $"{{update,{module},5000,soft,soft_purge,brutal_purge,{uses}}}", $"{{update,{module},infinity,{{advanced,x}},brutal_purge,brutal_purge,{uses}}}",
                $"{{update,{module},static,default,{{advanced,x}},brutal_purge,soft_purge,{uses}}}", $"{{update,{module},dynamic,300,{{advanced,x}},brutal_purge,soft_purge,{uses}}}",
            ],
        };
        return Parsed(forms[random.Next(forms.Length)], from, to).Single();
    }

    private void Insert(List<Term> script, string[] choice, SomeApplication from, SomeApplication to)
    {
        var at = 0;
        foreach (var term in choice.Length == 0 ? [] : Parsed(choice[random.Next(choice.Length)], from, to))
        {
            at = random.Next(at, script.Count + 1);
            script.Insert(at++, term);
        }
    }

    private Seq<Term> Parsed(string text, SomeApplication from, SomeApplication to)
    {
        var module = from.Modules.Concat(to.Modules).FirstOrDefault("m");
        var written = text.Replace("LIB", to.Name, StringComparison.Ordinal)
            .Replace("VSN", $"\"{to.Vsn}\"", StringComparison.Ordinal)
            .Replace("M", module, StringComparison.Ordinal)
            .Replace("A", applications[random.Next(applications.Length)], StringComparison.Ordinal);
        return Some.Text(written.Replace("} {", "}. {", StringComparison.Ordinal).Replace("} p", "}. p", StringComparison.Ordinal).Replace("n p", "n. p", StringComparison.Ordinal) + ".").Terms;
    }

    private bool Chance(double chance) => random.NextDouble() < chance;
}

using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>
/// What a <c>relup</c> leaves open: the order of modules of which neither uses the other, and that of applications where systools' own does
/// not follow their dependencies. Worked out from the case alone, without our code but for the choice of the way.
/// </summary>
internal sealed class UpgradeOrder
{
    private static readonly string[] ModuleInstructions = ["update", "load_module", "add_module", "delete_module"];

    private readonly UpgradeDirection _direction;
    private readonly List<(string Module, string[] Uses)> _modules;
    private readonly HashSet<(string From, string To)> _reaches;
    private readonly List<SomeApplication> _added;
    private readonly List<SomeApplication> _removed;

    private UpgradeOrder(UpgradeCase one, UpgradeDirection direction, CheckedRelease release, CheckedRelease other)
    {
        var (from, to) = direction == UpgradeDirection.Up ? (other, release) : (release, other);
        _direction = direction;
        _modules = [.. Scripts(one, direction, release, other).SelectMany(script => script).OfType<TupleTerm>().Where(IsForModule).Select(Module)];
        _reaches = Reaches();
        _added = Only(one, to, from);
        _removed = Only(one, from, to);
    }

    /// <summary>Asserts that both are the same but for what is open. Answers in how many ways nothing was.</summary>
    public static int AssertSame(Term theirs, Term ours, UpgradeCase one, string which)
    {
        var release = one.Checked(one.Rel)!;
        var exact = 0;
        foreach (var direction in (UpgradeDirection[])[UpgradeDirection.Up, UpgradeDirection.Down])
        {
            var (expected, actual) = (Entries(theirs, direction), Entries(ours, direction));
            Assert.HasCount(expected.Count, actual, which);
            for (var i = 0; i < expected.Count; i++)
            {
                var order = new UpgradeOrder(one, direction, release, one.Checked(one.Bases[^(i + 1)])!);
                exact += order.AssertSame((TupleTerm)expected[i], (TupleTerm)actual[i], $"{direction} {i}:\n{expected[i]}\n{actual[i]}\n{which}") ? 1 : 0;
            }
        }

        return exact;
    }

    /// <summary>Whether each comes after those that it uses.</summary>
    public static bool IsInDependencyOrder(IReadOnlyList<SomeApplication> applications) => applications
        .Select((application, i) => applications.Skip(i + 1).All(later => !application.Uses.Contains(later.Name)))
        .All(isRight => isRight);

    private bool AssertSame(TupleTerm expected, TupleTerm actual, string which)
    {
        var appsInOrder = IsInDependencyOrder(_added) && IsInDependencyOrder([.. _removed.AsEnumerable().Reverse()]);
        if (appsInOrder && HasOneOrderOnly())
        {
            Assert.AreEqual(expected, actual, which);
            return true;
        }

        Assert.AreEqual(expected.Elements[0], actual.Elements[0], which);
        Assert.AreEqual(expected.Elements[1], actual.Elements[1], which);
        var (theirs, ours) = (((ListTerm)expected.Elements[2]).Elements, ((ListTerm)actual.Elements[2]).Elements);
        AssertModulesInOrder(theirs, "theirs: " + which);
        AssertModulesInOrder(ours, "ours: " + which);
        AssertApplicationsInOrder(ours, which);
        Assert.AreEqual(Term.List(Canonical(theirs.Where(IsNotOfChangedApplication))), Term.List(Canonical(ours.Where(IsNotOfChangedApplication))), which);
        Assert.AreEqual(Sorted(theirs.Select(WithSortedList)), Sorted(ours.Select(WithSortedList)), which);
        return false;
    }

    private static Seq<Term> Entries(Term relup, UpgradeDirection direction) => ((ListTerm)((TupleTerm)relup).Elements[direction == UpgradeDirection.Up ? 1 : 2]).Elements;

    private static IEnumerable<Seq<Term>> Scripts(UpgradeCase one, UpgradeDirection direction, CheckedRelease release, CheckedRelease other) =>
        from application in release.Applications
        join entry in other.Specification.Applications on application.Name equals entry.Name
        where application.Application.Vsn != entry.Vsn
        let file = ApplicationUpgradeFile.Read(Some.Text(one.UpgradeFiles[(application.Name.Value, application.Application.Vsn.Value)])).Value!
        select (direction == UpgradeDirection.Up ? file.FindUp(entry.Vsn) : file.FindDown(entry.Vsn))!.Instructions;

    private static bool IsForModule(TupleTerm tuple) => tuple.Elements is [AtomTerm name, AtomTerm, ..] && ModuleInstructions.Contains(name.Name);

    private static (string Module, string[] Uses) Module(TupleTerm tuple) =>
        (((AtomTerm)tuple.Elements[1]).Name, tuple.Elements[^1] is ListTerm list ? [.. list.Elements.Cast<AtomTerm>().Select(used => used.Name)] : []);

    private static List<SomeApplication> Only(UpgradeCase one, CheckedRelease release, CheckedRelease other) =>
    [
        .. from entry in release.Specification.Applications
           where other.Specification.Applications.All(same => same.Name != entry.Name)
           select one.Applications.Single(application => application.Name == entry.Name.Value && application.Vsn == entry.Vsn.Value),
    ];

    // Floyd and Warshall.
    private HashSet<(string From, string To)> Reaches()
    {
        var reaches = _modules.SelectMany(module => module.Uses.Select(used => (module.Module, used))).ToHashSet();
        foreach (var over in _modules.Select(module => module.Module).ToList())
        {
            foreach (var (from, _) in reaches.Where(edge => edge.Item2 == over).ToList())
            {
                reaches.UnionWith(reaches.Where(edge => edge.Item1 == over).Select(edge => (from, edge.Item2)).ToList());
            }
        }

        return reaches;
    }

    // Two that are connected, and neither reaches the other: connected are those that reach the same, or are reached by the same, and so on.
    private bool HasOneOrderOnly()
    {
        var names = _modules.SelectMany(module => module.Uses.Append(module.Module)).Distinct().ToList();
        var group = names.ToDictionary(name => name, name => name);
        foreach (var (from, to) in _reaches)
        {
            var (old, now) = (group[from], group[to]);
            names.Where(name => group[name] == old).ToList().ForEach(name => group[name] = now);
        }

        return names.All(one => names.All(other => one == other || group[one] != group[other] || Reaches(one, other) || Reaches(other, one)));
    }

    private bool Reaches(string one, string other) => _reaches.Contains((one, other));

    private void AssertModulesInOrder(Seq<Term> instructions, string which)
    {
        var loaded = instructions.Where(IsLoadOrRemove).Select(instruction => ((AtomTerm)((TupleTerm)((TupleTerm)instruction).Elements[1]).Elements[0]).Name).ToList();
        var order = _direction == UpgradeDirection.Up ? loaded.AsEnumerable().Reverse().ToList() : loaded;
        AssertInOrder(order, which);
        foreach (var suspended in instructions.OfType<TupleTerm>().Where(instruction => instruction.IsTagged("suspend", 2, out _)))
        {
            AssertInOrder([.. ((ListTerm)suspended.Elements[1]).Elements.Select(one => ((AtomTerm)(one is TupleTerm pair ? pair.Elements[0] : one)).Name)], which);
        }
    }

    // A module that an instruction of its own loads or removes once more is left out.
    private void AssertInOrder(List<string> order, string which)
    {
        foreach (var (module, uses) in _modules.Where(module => order.Count(name => name == module.Module) == 1))
        {
            foreach (var used in uses.Where(used => used != module && order.Count(name => name == used) == 1))
            {
                var comesFirst = !Reaches(used, module) || _modules.FindIndex(one => one.Module == module) < _modules.FindIndex(one => one.Module == used);
                Assert.AreEqual(comesFirst, order.IndexOf(module) < order.IndexOf(used), $"{module} uses {used}: {which}");
            }
        }
    }

    private void AssertApplicationsInOrder(Seq<Term> instructions, string which)
    {
        List<string> Called(string function) =>
        [
            .. from instruction in instructions.OfType<TupleTerm>()
               where instruction.IsTagged("apply", 2, out _)
               let call = (TupleTerm)instruction.Elements[1]
               where call.Elements[0].IsAtom("application") && call.Elements[1].IsAtom(function)
               select ((AtomTerm)((ListTerm)call.Elements[2]).Elements[0]).Name,
        ];
        var (started, stopped) = (Called("start"), Called("stop"));
        var inStartOrder = _added.Where(one => started.Contains(one.Name)).OrderBy(one => started.IndexOf(one.Name)).ToList();
        var inStopOrder = _removed.OrderBy(one => stopped.LastIndexOf(one.Name)).Reverse().ToList();
        Assert.IsTrue(IsInDependencyOrder(inStartOrder), $"started: {string.Join(' ', started)}: {which}");
        Assert.IsTrue(IsInDependencyOrder(inStopOrder), $"stopped: {string.Join(' ', stopped)}: {which}");
    }

    private bool IsNotOfChangedApplication(Term instruction)
    {
        var changed = _added.Concat(_removed).ToList();
        var modules = changed.SelectMany(application => application.Modules).ToHashSet();
        return instruction is not TupleTerm { Elements: [AtomTerm { Name: var name }, var argument] } || (name, argument) switch
        {
            ("load" or "remove", TupleTerm loaded) => !modules.Contains(((AtomTerm)loaded.Elements[0]).Name),
            ("purge", ListTerm { Elements.Count: 0 }) => false,
            ("purge", ListTerm purged) => !purged.Elements.All(module => modules.Contains(((AtomTerm)module).Name)),
            ("apply", TupleTerm { Elements: [AtomTerm { Name: "application" }, _, ListTerm { Elements: [AtomTerm application, ..] }] }) => changed.TrueForAll(one => one.Name != application.Name),
            _ => true,
        };
    }

    // The lists inside an instruction sorted, and neighbours that load and remove; object code is read in any order.
    private static List<Term> Canonical(IEnumerable<Term> instructions)
    {
        var canonical = new List<Term>();
        var run = new List<Term>();
        foreach (var instruction in instructions.Append(Term.Nil))
        {
            if (IsLoadOrRemove(instruction) || instruction.IsTagged("purge", 2, out _) || instruction.IsTagged("load_object_code", 2, out _))
            {
                run.Add(WithSortedList(instruction));
                continue;
            }

            canonical.AddRange(run.Order(TermOrder.Exact));
            run.Clear();
            canonical.Add(WithSortedList(instruction));
        }

        return canonical;
    }

    private static Term WithSortedList(Term instruction) => instruction switch
    {
        TupleTerm { Elements: [AtomTerm { Name: "suspend" or "resume" or "code_change" } name, ..] } tuple =>
            new TupleTerm([name, .. tuple.Elements.Skip(1).SkipLast(1), Sorted(((ListTerm)tuple.Elements[^1]).Elements)]),
        TupleTerm { Elements: [AtomTerm { Name: "load_object_code" } name, TupleTerm { Elements: [var library, var vsn, ListTerm modules] }] } =>
            Term.Tuple(name, Term.Tuple(library, vsn, Sorted(modules.Elements))),
        _ => instruction,
    };

    private static ListTerm Sorted(IEnumerable<Term> terms) => Term.List(terms.Order(TermOrder.Exact));

    private static bool IsLoadOrRemove(Term instruction) => instruction.IsTagged("load", 2, out _) || instruction.IsTagged("remove", 2, out _);
}

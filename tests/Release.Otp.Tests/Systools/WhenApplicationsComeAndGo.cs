using Release.Otp.Terms;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>
/// Applications that only one of two releases has, against the installed systools: it follows the <c>.rel</c> file, we follow the dependencies
/// where that does not.
/// </summary>
[TestClass]
public sealed class WhenApplicationsComeAndGo
{
    // top needs middle, middle needs bottom and includes inner, which uses side.
    private static readonly SomeApplication[] Applications =
    [
        new SomeApplication("bottom") { Modules = ["bottom_b", "bottom_a"] },
        new SomeApplication("side") { Modules = ["side_a"] },
        new SomeApplication("inner") { Modules = ["inner_a"], Uses = ["kernel", "side"] },
        new SomeApplication("middle") { Modules = ["middle_a"], Uses = ["kernel", "bottom"], Includes = ["inner"] },
        new SomeApplication("top") { Uses = ["kernel", "middle"] },
    ];

    private static readonly string[] InStartOrder = ["side", "bottom", "inner", "middle", "top"];

    private static readonly string[][] Orders =
    [
        InStartOrder, ["bottom", "side", "inner", "middle", "top"], ["top", "middle", "inner", "side", "bottom"], ["top", "middle", "bottom", "inner", "side"],
        ["middle", "top", "bottom", "side", "inner"], ["bottom", "top", "side", "middle", "inner"],
    ];

    [TestMethod]
    public void TheOrderOfSystoolsIsKeptWhereItFollowsTheDependencies()
    {
        var cases = Orders.SelectMany(order => new[] { Case([], order), Case(order, []) }).ToList();

        var verdicts = InstalledRelup.Ask(cases);

        var same = 0;
        for (var i = 0; i < cases.Count; i++)
        {
            var (theirs, ours) = (verdicts[i].Relup!, cases[i].Build().Value!);
            foreach (var (their, our) in Ways(theirs).Zip([ours.Up[0], ours.Down[0]]))
            {
                if (IsValid([.. their]))
                {
                    CollectionAssert.AreEqual(their.ToArray(), our.Instructions.ToArray(), string.Join(' ', Orders[i / 2]));
                    same++;
                }
                else
                {
                    Assert.IsTrue(IsValid(our.Instructions), string.Join(' ', our.Instructions));
                    CollectionAssert.AreEquivalent(their.ToArray(), our.Instructions.ToArray());
                }
            }
        }

        // Both ways to and from each: coming follows two of the orders, going two others.
        Assert.AreEqual(8, same);
    }

    [TestMethod]
    public void TheyComeInTheOrderOfTheStart()
    {
        var up = Case([], ["top", "middle", "inner", "side", "bottom"]).Build().Value!.Up[0];

        CollectionAssert.AreEqual(new[] { "bottom", "side", "inner", "middle", "top" }, Calls(up.Instructions, "start").ToArray());
    }

    [TestMethod]
    public void TheyGoInTheReverse()
    {
        var down = Case([], InStartOrder).Build().Value!.Down[0];

        CollectionAssert.AreEqual(InStartOrder.Reverse().ToArray(), Calls(down.Instructions, "stop").ToArray());
    }

    [TestMethod]
    public void OneThatRunsAlreadyIsNoReasonToWait()
    {
        var one = Case(["side", "bottom"], ["side", "top", "bottom", "inner", "middle"]);

        CollectionAssert.AreEqual(new[] { "inner", "middle", "top" }, Calls(one.Build().Value!.Up[0].Instructions, "start").ToArray());
    }

    private static UpgradeCase Case(string[] old, string[] now) => new(Rel("2", now), [Rel("1", old)], Applications, new Dictionary<(string, string), string>());

    private static string Rel(string vsn, string[] names) => SomeUpgrade.RelOf(vsn, InstalledOtp.ErtsVsn, [SystoolsCase.Entry("sasl"), .. names.Select(name => $"{{{name},\"1.0\"}}")]);

    private static IEnumerable<Seq<Term>> Ways(Term relup) =>
        from entries in ((TupleTerm)relup).Elements.Skip(1)
        select ((ListTerm)((TupleTerm)((ListTerm)entries).Elements[0]).Elements[2]).Elements;

    private static bool IsValid(Seq<Term> instructions)
    {
        var (started, stopped) = (Calls(instructions, "start").ToList(), Calls(instructions, "stop").ToList());
        stopped.Reverse();
        return Needs().All(need => IsBefore(started, need) && IsBefore(stopped, need));

        static bool IsBefore(List<string> order, (string User, string Used) need) =>
            !order.Contains(need.User) || !order.Contains(need.Used) || order.IndexOf(need.Used) < order.IndexOf(need.User);
    }

    // Whoever includes an application stands for it.
    private static IEnumerable<(string User, string Used)> Needs() =>
        Applications.SelectMany(application => application.Uses.Concat(application.Includes).Select(used => (application.Name, used)));

    private static IEnumerable<string> Calls(Seq<Term> instructions, string function) =>
        from instruction in instructions
        where instruction is TupleTerm { Elements: [AtomTerm { Name: "apply" }, TupleTerm { Elements: [AtomTerm { Name: "application" }, AtomTerm called, ListTerm] }] } && ((TupleTerm)((TupleTerm)instruction).Elements[1]).Elements[1].IsAtom(function)
        select ((AtomTerm)((ListTerm)((TupleTerm)((TupleTerm)instruction).Elements[1]).Elements[2]).Elements[0]).Name;
}

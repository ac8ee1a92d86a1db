using System.Text.RegularExpressions;
using Release.Otp.Tests.Releases;

namespace Release.Otp.Tests.Systools;

/// <summary>The judge is the installed systools: what it refuses we refuse, with the error that stands beside its own; what it accepts we accept.</summary>
[TestClass]
public sealed class WhenSomethingIsWrong
{
    private const string Accepted = "";

    private static readonly string Kernel = SystoolsCase.Entry("kernel");
    private static readonly string Stdlib = SystoolsCase.Entry("stdlib");
    private static readonly string Sasl = SystoolsCase.Entry("sasl");

    [TestMethod]
    public void SystoolsAgreesOnEveryReleaseFile() => AssertAll(ReleaseFiles);

    [TestMethod]
    public void SystoolsAgreesOnEveryApplicationFile() => AssertAll(ApplicationFiles);

    [TestMethod]
    public void SystoolsAgreesOnWhatDoesNotFitTogether() => AssertAll(Combinations);

    /// <summary>No error or warning of systools is forgotten: the rows below bring it to every place where one begins or is put into words, but for those that are explained.</summary>
    [TestMethod]
    public void EveryErrorOfSystoolsHasItsRow()
    {
        using var directory = new TemporaryDirectory();
        var points = SystoolsPoint.Of(directory, Cases(directory, [.. ReleaseFiles, .. ApplicationFiles, .. Combinations]));

        var unreached = points.Where(point => !point.IsReached).Select(point => point.Name).ToList();
        Assert.IsGreaterThan(70, points.Count(point => point.IsReached));
        Assert.AreEqual("", string.Join('\n', unreached.Where(point => !UnreachedPoints.Reasons.ContainsKey(point))), "a row is missing");
        Assert.AreEqual("", string.Join('\n', UnreachedPoints.Reasons.Keys.Except(unreached)), "explained, and reached or not there");
    }

    private static IReadOnlyList<Row> ReleaseFiles =>
    [
        new("a good one", Accepted, Accepted, Rel(Kernel, Stdlib, Sasl)),
        new("an empty list of includes", Accepted, Accepted, Rel(Kernel, SystoolsCase.Entry("stdlib", ",[]"), SystoolsCase.Entry("sasl", ",permanent,[]"))),
        new("an empty name", Accepted, Accepted, $"{{release,{{\"\",\"\"}},{{erts,\"\"}},[{Kernel},{Stdlib}]}}."),
        new("another term", "badly_formatted_release", "REL4001", "{releases,{\"some\",\"1\"},{erts,\"13\"},[]}."),
        new("no erts", "badly_formatted_release", "REL4001", "{release,{\"some\",\"1\"},{otp,\"13\"},[]}."),
        new("no list", "badly_formatted_release", "REL4001", "{release,{\"some\",\"1\"},{erts,\"13\"},kernel}."),
        new("an improper list", "EXIT", "REL4001", $"{{release,{{\"some\",\"1\"}},{{erts,\"13\"}},[{Kernel},{Stdlib}|x]}}."),
        new("a binary as name", "illegal_name", "REL4002", $"{{release,{{<<\"some\">>,\"1\"}},{{erts,\"13\"}},[{Kernel},{Stdlib}]}}."),
        new("an atom as name", "EXIT", "REL4002", $"{{release,{{some,\"1\"}},{{erts,\"13\"}},[{Kernel},{Stdlib}]}}."),
        new("a name with a surrogate", "illegal_name", "REL4002", $"{{release,{{[16#D800],\"1\"}},{{erts,\"13\"}},[{Kernel},{Stdlib}]}}."),
        new("a version of another kind", "illegal_form", "REL4002", $"{{release,{{\"some\",[[$1]]}},{{erts,\"13\"}},[{Kernel},{Stdlib}]}}."),
        new("an erts version of another kind", "illegal_form", "REL4002", $"{{release,{{\"some\",\"1\"}},{{erts,[-1]}},[{Kernel},{Stdlib}]}}."),
        new("an application as atom", "illegal_applications", "REL4004", Rel(Kernel, Stdlib, "sasl")),
        new("an unknown start type", "illegal_applications", "REL4004", Rel(Kernel, Stdlib, SystoolsCase.Entry("sasl", ",started"))),
        new("a version as binary", "illegal_applications", "REL4004", Rel(Kernel, Stdlib, "{sasl,<<\"4.2\">>}")),
        new("a version as atom", "EXIT", "REL4004", Rel(Kernel, Stdlib, "{sasl,v4}")),
        new("includes that are no atoms", "illegal_applications", "REL4004", Rel(Kernel, Stdlib, SystoolsCase.Entry("sasl", ",[\"a\"]"))),
        new("five elements", "illegal_applications", "REL4004", Rel(Kernel, Stdlib, SystoolsCase.Entry("sasl", ",permanent,[],x"))),
        new("no kernel", "missing_mandatory_app", "REL4005", Rel(Stdlib, Sasl)),
        new("no stdlib", "missing_mandatory_app", "REL4005", Rel(Kernel, Sasl)),
        new("a kernel that is loaded only", "mandatory_app", "REL4006", Rel(SystoolsCase.Entry("kernel", ",load"), Stdlib)),
        new("a stdlib that may end", "mandatory_app", "REL4006", Rel(Kernel, SystoolsCase.Entry("stdlib", ",transient"))),
        new("no term", "read", "REL4001", "%% nothing\n"),
        new("an unfinished term", "parse", "REL2", "{release,"),
        new("a term that cannot be parsed", "parse", "REL2", "{release,,}."),
        new("an application that is nowhere", "not_found", "REL4030", Rel(Kernel, Stdlib, "{nowhere,\"1\"}")),
        new("another version", "no_valid_version", "REL4030", Rel(Kernel, Stdlib, "{sasl,\"0.1\"}")),
        new("an application twice", "duplicate_register", "REL4008", Rel(Kernel, Stdlib, Sasl, Sasl)),
        new("no sasl", Accepted, Accepted, Rel(Kernel, Stdlib)),
        new("no sasl, where warnings are errors", "warnings_treated_as_errors", "REL4007", Rel(Kernel, Stdlib)) { Flags = ["warnings_as_errors"] },
        new("no number", "read", "REL2006", "{release,16#}."),
        // systools reads the first term only; release_handler consults the whole file, and would refuse it at the first upgrade.
        new("two terms", Accepted, "REL4001", Rel(Kernel, Stdlib) + "\nmore."),
        new("a term and what is none", Accepted, "REL2", Rel(Kernel, Stdlib) + "\n}"),
    ];

    private static IReadOnlyList<Row> ApplicationFiles =>
    [
        App("a good one", Accepted, Accepted, Properties()),
        App("only the keys that must be there", Accepted, Accepted, "{vsn,\"1.0\"},{description,\"\"},{modules,[]},{registered,[]},{applications,[]}"),
        App("the first of two keys", Accepted, Accepted, "{vsn,\"1.0\"}," + Properties("{vsn,wrong}")),
        App("a key that is no pair", "missing_param", "REL4022", "{id,\"a\",\"b\"}," + Properties()),
        App("elements that are no tuples", Accepted, Accepted, "vsn,\"vsn\"," + Properties("{}")),
        App("unknown keys", Accepted, Accepted, Properties("{maintainers,[me]}", "{runtime_dependencies,wrong}")),
        App("no module to start", Accepted, Accepted, Properties("{mod,[]}")),
        App("undefined start phases", Accepted, Accepted, Properties("{start_phases,undefined}")),
        App("every optional key", Accepted, Accepted, Properties("{mod,{a,b}}", "{start_phases,[{go,[]}]}", "{env,[{a,{b}}]}", "{maxT,1}", "{maxP,infinity}", "{id,\"x\"}", "{optional_applications,[kernel]}")),
        App("Unicode in the description", Accepted, Accepted, Properties().Replace("\"text\"", "\"déjà vu ☃\"", StringComparison.Ordinal)),
        .. from key in (string[])["vsn", "description", "modules", "registered", "applications"] select App($"no {key}", "missing_param", "REL4021", PropertiesWithout(key)),
        .. from bad in (string[])["{vsn,<<\"1.0\">>}", "{description,[[]]}", "{modules,[\"a\"]}", "{registered,[1]}", "{applications,[a|b]}", "{applications,kernel}",
            "{optional_applications,{}}", "{included_applications,\"ab\"}", "{id,<<\"a\">>}", "{start_phases,[go]}", "{env,[{\"a\",b}]}", "{env,[a]}", "{maxT,0}", "{maxT,-1}", "{maxP,1.0}", "{maxP,infinite}"]
           select App(bad, "bad_param", "REL4022", bad + "," + Properties()),
        App("an id that holds an atom", "EXIT", "REL4022", "{id,[a]}," + Properties()),
        App("a version that is an atom", "EXIT", "REL4022", "{vsn,v1}," + Properties()),
        App("a start module that is a string", "missing_param", "REL4022", Properties("{mod,{\"a\",[]}}")),
        App("a start module alone", "missing_param", "REL4022", Properties("{mod,a}")),
        Text("another tag", "badly_formatted_application", "REL4020", $"{{app,a,[{Properties()}]}}."),
        Text("a name in quotes", "badly_formatted_application", "REL4020", $"{{application,\"a\",[{Properties()}]}}."),
        Text("no list", "badly_formatted_application", "REL4020", "{application,a,x}."),
        Text("an improper list", "EXIT", "REL4020", $"{{application,a,[{Properties()}|x]}}."),
        Text("another name", "bad_application_name", "REL4025", $"{{application,b,[{Properties()}]}}."),
        Text("a term that cannot be parsed", "parse_error", "REL2", "{application,a,[}."),
        Text("an unfinished term", "parse_error", "REL2", "{application,a,["),
        Text("an unfinished atom", "not_found", "REL2", "{application,'a"),
        Text("no term", "not_found", "REL4024", "%% nothing\n"),
        // systools reads the first term only; application:load/1 refuses such a file.
        Text("two terms", Accepted, "REL4024", $"{{application,a,[{Properties()}]}}. more."),
        Text("a term and what is none", Accepted, "REL2", $"{{application,a,[{Properties()}]}}. }}"),
    ];

    private static IReadOnlyList<Row> Combinations =>
    [
        new("an application that is used but not listed", "undefined_applications", "REL4009", Listing("{a,\"1.0\"}"), Some.App("a", uses: ["kernel", "b"])),
        new("an application that is included but not listed", "undefined_applications", "REL4009", Listing("{a,\"1.0\"}"), Some.App("a", includes: ["b"])),
        new("an optional one that is not there", Accepted, Accepted, Listing("{a,\"1.0\"}"), Some.App("a", uses: ["kernel", "b"], optional: ["b"])),
        new("an optional one that is used twice", "undefined_applications", "REL4009", Listing("{a,\"1.0\"}"), Some.App("a", uses: ["b", "b"], optional: ["b"])),
        new("a name registered twice", "duplicate_register", "REL4032", Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a") with { Registered = ["x"] }, Some.App("b") with { Registered = ["x"] }),
        new("a name registered twice by one", "duplicate_register", "REL4032", Listing("{a,\"1.0\"}"), Some.App("a") with { Registered = ["x", "x"] }),
        new("a module in two applications", "duplicate_modules", "REL4037", Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a") with { Modules = ["x"] }, Some.App("b") with { Modules = ["x"] }),
        new("a module of OTP", "duplicate_modules", "REL4037", Listing("{a,\"1.0\"}"), Some.App("a") with { Modules = ["lists"] }),
        new("an application included by two", "duplicate_include", "REL4033", Listing("{a,\"1.0\"}", "{b,\"1.0\"}", "{c,\"1.0\"}"), Some.App("a", includes: ["c"]), Some.App("b", includes: ["c"]), Some.App("c")),
        new("which the release takes from one of them", Accepted, Accepted, Listing("{a,\"1.0\"}", "{b,\"1.0\",[]}", "{c,\"1.0\"}"), Some.App("a", includes: ["c"]), Some.App("b", includes: ["c"]), Some.App("c")),
        new("an include of the release alone", "override_include", "REL4031", Listing("{a,\"1.0\",[b]}", "{b,\"1.0\"}"), Some.App("a"), Some.App("b")),
        new("two that use each other", "circular_dependencies", "REL4035", Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a", uses: ["b"]), Some.App("b", uses: ["a"])),
        new("an included one that uses its includer", Accepted, Accepted, Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a", includes: ["b"]), Some.App("b", uses: ["a"])),
        new("one that uses itself", Accepted, Accepted, Listing("{a,\"1.0\"}"), Some.App("a", uses: ["a"])),
        new("an included one that uses itself", "undefined_applications", "REL4036", Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a", includes: ["b"]), Some.App("b", uses: ["b"])),
        new("one that uses another twice", "undefined_applications", "REL4036", Listing("{a,\"1.0\"}", "{b,\"1.0\"}"), Some.App("a", uses: ["b", "b"]), Some.App("b")),
        new("one that uses an included one that includes it", "undefined_applications", "REL4036", Listing("{c,\"1.0\"}", "{b,\"1.0\"}", "{a,\"1.0\"}"), Some.App("a", includes: ["b"]), Some.App("b", includes: ["c"]), Some.App("c", uses: ["b"])),
        new("a broken file before a good one", Accepted, Accepted, Listing("{a,\"1.0\"}"), Some.App("a") with { Directory = "0", Text = "{," }, Some.App("a") with { Directory = "1" }),
        new("another version before the right one", Accepted, Accepted, Listing("{a,\"1.0\"}"), Some.App("a", "2.0"), Some.App("a")),
        new("a bad file before a good one", "bad_param", "REL4022", Listing("{a,\"1.0\"}"), Some.App("a") with { Directory = "0", More = ["{maxT,x}"] }, Some.App("a") with { Directory = "1" }),
        new("a circle, and one that uses itself", "apps", "REL4036", Listing("{a,\"1.0\"}", "{b,\"1.0\"}", "{c,\"1.0\"}", "{d,\"1.0\"}"), Some.App("a", uses: ["b"]), Some.App("b", uses: ["a"]), Some.App("c", includes: ["d"]), Some.App("d", uses: ["d"])),
    ];

    /// <summary>A sentence, what systools says, what we say first, and what both are given.</summary>
    private sealed record Row(string What, string Theirs, string Ours, string Rel, params SomeApplication[] Applications)
    {
        /// <summary>Options for systools.</summary>
        public string[] Flags { get; init; } = [];
    }

    private static List<SystoolsCase> Cases(TemporaryDirectory directory, IReadOnlyList<Row> rows) =>
    [
        .. rows.Select((row, i) => new SystoolsCase(row.Rel, [.. row.Applications.Select(application => Placed(application, InstalledSystools.Library(directory, i)))]) { Flags = row.Flags }),
    ];

    private static void AssertAll(IReadOnlyList<Row> rows)
    {
        using var directory = new TemporaryDirectory();
        var cases = Cases(directory, rows);

        var verdicts = InstalledSystools.Ask(directory, cases);

        for (var i = 0; i < rows.Count; i++)
        {
            var ours = cases[i].Build();
            Assert.AreEqual(rows[i].Theirs, verdicts[i].Error ?? Accepted, $"systools: {rows[i].What}");
            if (rows[i].Ours == Accepted)
            {
                CollectionAssert.AreEqual(verdicts[i].Boot, ours.Value?.ToBytes(InstalledOtp.AtomEncoding), $"{rows[i].What}: {string.Join('\n', ours.Diagnostics)}");
                Assert.AreEqual(verdicts[i].Warnings is ["missing_sasl"], ours.Diagnostics.Any(finding => finding.Code == "REL4007"), rows[i].What);
            }
            else
            {
                AssertHelps(rows[i], ours.Diagnostics.First(finding => finding.Severity == Severity.Error || rows[i].Flags is ["warnings_as_errors"]));
            }
        }
    }

    // The code, the user's file and a line in it, and a sentence that says what to do or what must be there.
    private static void AssertHelps(Row row, Diagnostic finding)
    {
        StringAssert.StartsWith(finding.Code, row.Ours, $"{row.What}: {finding}");
        Assert.IsTrue(finding.Place.File is { } file && (file.EndsWith(".rel", StringComparison.Ordinal) || file.EndsWith(".app", StringComparison.Ordinal)), $"{row.What}: {finding}");
        Assert.IsGreaterThan(0, finding.Place.Line, $"{row.What}: {finding}");
        StringAssert.Matches(finding.Message, WayOut, $"{row.What}: {finding}");
    }

    private static readonly Regex WayOut = new(@"\b(must|Add|Remove|Rename|List|Leave|Let|Take|Build|Write|Mend|End|remove|write)\b", RegexOptions.CultureInvariant);

    private static SomeApplication Placed(SomeApplication application, string library) =>
        application with { Directory = Path.Combine(library, application.Directory.TrimStart('/')) };

    private static Row App(string what, string theirs, string ours, string properties) => Text(what, theirs, ours, $"{{application,a,[{properties}]}}.");

    private static Row Text(string what, string theirs, string ours, string text) =>
        new(what, theirs, ours, Listing("{a,\"1.0\"}"), Some.App("a") with { Text = "%% coding: utf-8\n" + text });

    private static string Listing(params string[] entries) => SystoolsCase.RelOf(entries);

    private static string Rel(params string[] entries) => $"{{release,{{\"some\",\"1\"}},{{erts,\"{InstalledOtp.ErtsVsn}\"}},[{string.Join(',', entries)}]}}.";

    private static string Properties(params string[] more) => string.Join(",\n", [.. Good, .. more]);

    private static string PropertiesWithout(string key) => string.Join(",\n", Good.Where(property => !property.StartsWith($"{{{key},", StringComparison.Ordinal)));

    private static readonly string[] Good = ["{vsn,\"1.0\"}", "{description,\"text\"}", "{modules,[a_b,a_a]}", "{registered,[a_server]}", "{applications,[kernel,stdlib]}"];
}

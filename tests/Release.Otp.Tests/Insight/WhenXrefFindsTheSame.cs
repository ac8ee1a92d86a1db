using Release.Otp.Beam;
using Release.Otp.Insight;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Tests.Systools;

namespace Release.Otp.Tests.Insight;

/// <summary>
/// The oracle is xref of the installed OTP, in the mode that reads import tables, on the modules of the same applications. It also finds calls
/// to functions that a module of the set does not have; those to modules outside of the set are compared.
/// </summary>
[TestClass]
public sealed class WhenXrefFindsTheSame
{
    private const string Xref =
        """
        main(Directories) ->
            {ok, _} = xref:start(x, [{xref_mode, modules}]),
            ok = xref:set_default(x, [{warnings, false}, {verbose, false}]),
            [{ok, _} = xref:add_directory(x, Directory) || Directory <- Directories],
            {ok, Undefined} = xref:analyze(x, undefined_functions),
            {ok, Known} = xref:q(x, "AM"),
            [io:format("~ts:~ts/~b~n", [M, F, A]) || {M, F, A} <- lists:usort(Undefined), not lists:member(M, Known)].
        """;

    private static readonly string[] Names = ["kernel", "stdlib", "sasl", "inets", "mnesia"];

    [TestMethod]
    public void CallsToModulesOutsideTheSetAreThoseOfXref()
    {
        var explanation = Explain();
        var undefined = Erlang.Escript(Xref, Names.Select(Ebin)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(function => !InstalledOtp.StartClean.Preloaded.Contains(function.Split(':')[0])).ToArray();

        var found = explanation.Missing.SelectMany(call => call.Functions.Select(function => $"{call.Module}:{function}")).Distinct().Order(StringComparer.Ordinal).ToArray();

        Assert.IsGreaterThan(20, undefined.Length);
        CollectionAssert.AreEqual(undefined.Order(StringComparer.Ordinal).ToArray(), found);
    }

    [TestMethod]
    public void AnApplicationThatHasTheModuleIsNamed()
    {
        var call = Explain().Missing.First(call => call.Module == "compile");

        CollectionAssert.AreEqual(new[] { new ApplicationName("compiler") }, call.FoundIn.ToArray());
    }

    [TestMethod]
    public void TheTableNamesEveryApplicationInItsPlace()
    {
        var lines = Explain().ToText().Split('\n');

        Assert.AreEqual($"some 1, ERTS {InstalledOtp.ErtsVsn}, {Names.Length} applications", lines[0]);
        CollectionAssert.AreEqual(new[] { "1", "2", "3", "4", "5" }, lines[3..8].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ToArray());
        Assert.AreEqual("kernel", lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
        Assert.Contains(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains("-> compile (in compiler): ", StringComparison.Ordinal), lines);
    }

    private static ReleaseExplanation Explain()
    {
        var catalog = new ApplicationCatalog([InstalledOtp.Source], InstalledOtp.OtpRelease);
        var resolution = ApplicationResolver.Resolve(new ReleaseRequest([.. Names.Select(name => new RequestedApplication(new ApplicationName(name)))]), catalog).Value!;
        var release = ReleaseChecker.Check("some", new Vsn("1"), new Vsn(InstalledOtp.ErtsVsn), resolution).Value!;
        var facts = release.Applications.Select(application => new ApplicationFacts(
            application, application.Application.WhoAsked, ApplicationOrigin.Otp, application.Application.EbinDirectory, Modules(application.Name.Value), 2048, 1)).ToSeq();
        var elsewhere = InstalledOtp.Names.Except(Names).SelectMany(name => Directory.EnumerateFiles(Ebin(name), "*.beam").Select(file => (Module: Path.GetFileNameWithoutExtension(file), name)))
            .ToLookup(pair => pair.Module, pair => new ApplicationName(pair.name));
        return ReleaseExplanation.Of(release.Specification, facts, InstalledOtp.StartClean.Preloaded, elsewhere);
    }

    private static Seq<ModuleFacts> Modules(string application) =>
        Directory.EnumerateFiles(Ebin(application), "*.beam").Select(file => BeamFile.Read(File.ReadAllBytes(file), file)).Select(beam => new ModuleFacts(beam.Module, beam.Imports)).ToSeq();

    private static string Ebin(string application) => Path.Combine(Directory.GetDirectories(Path.Combine(Erlang.Root, "lib"), application + "-*").Single(), "ebin");
}

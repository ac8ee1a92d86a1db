using Release.Otp.Beam;
using Release.Otp.Tests.Beam;

namespace Release.Otp.Tests.Upgrades;

/// <summary>
/// The oracle is <c>beam_lib:md5/1</c> of the installed OTP, the checksum that <c>Module:module_info(md5)</c> answers: modules that are the same to
/// it have the same digest, and others another one.
/// </summary>
[TestClass]
public sealed class WhenAModuleIsCompiledInAnotherWay
{
    // A line a file: the name of the variant, beam_lib's checksum, the file.
    private const string Compile =
        """
        -mode(compile).
        main([Directory]) ->
            Source = fun(Name) -> filename:join([Directory, Name, "m.erl"]) end,
            [variant(Directory, Name, Source(From), Options, After) || {Name, From, Options, After} <- variants()].

        variants() ->
            [{"plain", "source", [], none},
             {"debug", "source", [debug_info], none},
             {"deterministic", "source", [debug_info, deterministic], none},
             {"moved", "other", [debug_info], none},
             {"commented", "commented", [debug_info], none},
             {"compressed", "source", [debug_info, compressed], none},
             {"stripped", "source", [debug_info], strip},
             {"changed", "changed", [debug_info], none},
             {"literal", "literal", [debug_info], none},
             {"exported", "exported", [debug_info], none}].

        variant(Directory, Name, Source, Options, After) ->
            Out = filename:join([Directory, "out", Name]),
            ok = filelib:ensure_dir(filename:join(Out, "m.beam")),
            {ok, m} = compile:file(Source, [{outdir, Out} | Options]),
            File = filename:join(Out, "m.beam"),
            After =:= strip andalso ({ok, _} = beam_lib:strip_files([File])),
            {ok, {m, Digest}} = beam_lib:md5(File),
            io:format("~s\t~s\t~ts~n", [Name, binary:encode_hex(Digest), File]).
        """;

    private const string Source =
        """
        -module(m).
        -vsn(VERSION).
        -export([run/1, table/0]).
        -record(pair, {left, right = 1}).
        run(X) ->
            F = fun(Y) -> X + Y end,
            try lists:map(F, [1, 2, 3]) of L -> #pair{left = L} catch _:R:S -> {R, S, <<X/binary, "bytes">>} end.
        table() -> #{one => [1, 2.5, "text"], two => {atom, <<"binary">>}}.

        """;

    private static readonly string[] Same = ["plain", "debug", "deterministic", "moved", "commented", "compressed", "stripped"];

    [TestMethod]
    public void TheDigestIsTheSameExactlyWhereTheLoaderSeesTheSame()
    {
        using var directory = new TemporaryDirectory();
        var source = Source.Replace("-vsn(VERSION).\n", "", StringComparison.Ordinal);
        directory.Write("source/m.erl", source);
        directory.Write("other/m.erl", Source.Replace("VERSION", "\"2\"", StringComparison.Ordinal));
        directory.Write("commented/m.erl", "%% A line more.\n" + source.Replace("run(X) ->", "%% And one more.\n\nrun(X) ->", StringComparison.Ordinal));
        directory.Write("changed/m.erl", source.Replace("X + Y", "X - Y", StringComparison.Ordinal));
        directory.Write("literal/m.erl", source.Replace("2.5", "2.25", StringComparison.Ordinal));
        directory.Write("exported/m.erl", source.Replace("table/0]", "table/0, more/0]", StringComparison.Ordinal) + "more() -> ok.\n");

        var variants = Erlang.Escript(Compile, directory.FullPath).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => (Loader: fields[1], Digest: ModuleDigest.Of(BeamFile.Read(File.ReadAllBytes(fields[2]), fields[2]))));

        Assert.HasCount(10, variants);
        foreach (var (one, facts) in variants)
        {
            Assert.AreEqual(Same.Contains(one), facts.Loader == variants["plain"].Loader, $"beam_lib of {one}");
            foreach (var (other, others) in variants)
            {
                Assert.AreEqual(facts.Loader == others.Loader, facts.Digest == others.Digest, $"{one} and {other}");
            }
        }
    }

    [TestMethod]
    public void EveryModuleOfTheInstalledOtpHasADigestOfItsOwnAndKeepsItWhenStripped()
    {
        var digests = new Dictionary<ModuleDigest, string>();
        foreach (var module in InstalledModules.All)
        {
            var beam = BeamFile.Read(File.ReadAllBytes(module.File), module.File);
            var digest = ModuleDigest.Of(beam);
            var stripped = BeamFile.Read(beam.Strip(SignificantChunks.Usual).ToCompressedBytes(), module.File);

            Assert.AreEqual(digest, ModuleDigest.Of(stripped), module.File);
            Assert.IsTrue(digests.TryAdd(digest, module.File), module.File);
        }

        Assert.IsGreaterThan(1000, digests.Count);
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>The oracle is what the function answers in the installed OTP.</summary>
[TestClass]
public sealed class WhenTheTargetNamesItsSignificantChunks
{
    // Prints the module that each source compiles to, in base 64, and what its function answers, a line each.
    private const string CompileAndCall = """
        main(Sources) -> [show(Source) || Source <- Sources].

        show(Source) ->
            {ok, Tokens, _} = erl_scan:string("-module(m). -export([significant_chunks/0]). " ++ Source),
            {ok, Module, Beam} = compile:forms(forms(Tokens, []), [no_inline]),
            {module, Module} = code:load_binary(Module, "m", Beam),
            io:format("~s~n~s~n", [base64:encode(Beam), answer(Module:significant_chunks())]).

        answer(List) -> try lists:join($\s, List) catch _:_ -> "other" end.

        forms([], []) -> [];
        forms([Dot = {dot, _} | Rest], Form) -> {ok, Parsed} = erl_parse:parse_form(lists:reverse([Dot | Form])), [Parsed | forms(Rest, [])];
        forms([Token | Rest], Form) -> forms(Rest, [Token | Form]).
        """;

    private static readonly string Usual = string.Join(' ', SignificantChunks.Usual);

    // Function calls that the compiler does not fold, a list in one literal, one chunk more and another order; then shapes that are not followed.
    private static readonly string[] Followed =
    [
        "significant_chunks() -> [\"Line\", \"Type\" | md5()]. md5() -> [\"Atom\", \"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\"].",
        "significant_chunks() -> [\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\", \"Line\"].",
        "significant_chunks() -> a(). a() -> b(). b() -> [\"New1\" | c()]. c() -> [\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\"].",
    ];

    private static readonly string[] NotFollowed =
    [
        "significant_chunks() -> lists:reverse([\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\"]).",
        "significant_chunks() -> case get(x) of undefined -> [\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\"]; _ -> [] end.",
        "significant_chunks() -> [\"Code\"].",
        "significant_chunks() -> [\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\", \"long name\"].",
        "significant_chunks() -> [\"AtU8\", \"Code\", \"StrT\", \"ImpT\", \"ExpT\", 1].",
        "significant_chunks() -> none.",
    ];

    private static readonly Lazy<string[]> Answers = new(() => Erlang.Escript(CompileAndCall, [.. Followed, .. NotFollowed]).Split('\n'));

    [TestMethod]
    public void TheyAreThoseOfTheInstalledBeamLib()
    {
        var answer = Erlang.Escript("main(_) -> io:format(\"~s\", [lists:join($\\s, beam_lib:significant_chunks())]).");
        Assert.AreEqual(answer, Chunks(InstalledModules.Bytes("stdlib", "beam_lib")));
        Assert.AreEqual(answer, Usual);
    }

    [TestMethod]
    public void AStrippedBeamLibTellsThemToo()
    {
        var stripped = BeamFile.Read(InstalledModules.Bytes("stdlib", "beam_lib"), "beam_lib.beam").Strip(SignificantChunks.Usual);
        Assert.IsNotNull(ConstantFunction.Evaluate(stripped, "significant_chunks", 0)?.Value);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void AnotherAnswerIsTaken(int source) => Assert.AreEqual(Answers.Value[(2 * source) + 1], Chunks(Convert.FromBase64String(Answers.Value[2 * source])));

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    public void WhatIsNotFollowedGivesTheUsual(int source) => Assert.AreEqual(Usual, Chunks(Convert.FromBase64String(Answers.Value[2 * (Followed.Length + source)])));

    // OTP 28 and later write the table as it is, with length 0.
    [TestMethod]
    public void UncompressedLiteralsAreRead()
    {
        var beam = BeamFile.Read(Convert.FromBase64String(Answers.Value[2]), "m.beam");
        var rewritten = Some.Form([.. beam.Chunks.Select(chunk => (chunk.Id.Value, chunk.Id == ChunkId.Literals ? Uncompressed(chunk) : chunk.Data.ToArray()))]);
        Assert.AreEqual(Answers.Value[3], Chunks(rewritten));
    }

    [TestMethod]
    public void LiteralsThatLieAboutTheirLengthAreRefused()
    {
        var beam = BeamFile.Read(Convert.FromBase64String(Answers.Value[2]), "m.beam");
        foreach (var length in new[] { 0xFFFF_FFFFu, 16u << 20, 1u })
        {
            var lying = Some.Form([.. beam.Chunks.Select(chunk => (chunk.Id.Value, chunk.Id == ChunkId.Literals ? [.. Some.Number(length), .. chunk.Data.Span[4..]] : chunk.Data.ToArray()))]);
            var exception = Assert.ThrowsExactly<DiagnosticException>(() => Chunks(lying));
            Assert.AreEqual("REL3008", exception.Diagnostic.Code);
        }
    }

    private static byte[] Uncompressed(BeamChunk literals)
    {
        using var zlib = new ZLibStream(new MemoryStream(literals.Data[4..].ToArray()), CompressionMode.Decompress);
        var table = new byte[BinaryPrimitives.ReadInt32BigEndian(literals.Data.Span)];
        zlib.ReadExactly(table);
        return [0, 0, 0, 0, .. table];
    }

    private static string Chunks(byte[] beam) => string.Join(' ', SignificantChunks.Of(BeamFile.Read(beam, "m.beam")));
}

using System.Buffers.Binary;
using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>The oracle is the installed OTP: its table of instructions, and its loader, which is given the same modules.</summary>
[TestClass]
public sealed class WhenAModuleIsNewerThanTheTarget
{
    private const string Last =
        """
        main(_) -> io:format("~b", [last(1)]).

        last(N) -> try beam_opcodes:opname(N) of _ -> last(N + 1) catch _:_ -> N - 1 end.
        """;

    private const string Load =
        """
        main(Files) ->
            ok = logger:set_primary_config(level, none),
            [begin {ok, Bytes} = file:read_file(File), io:format("~p~n", [answer(erlang:prepare_loading(proplists, Bytes))]) end || File <- Files].

        answer({error, _}) -> error;
        answer(_) -> module.
        """;

    private static readonly BeamFile Opcodes = BeamFile.Read(InstalledModules.Bytes("compiler", "beam_opcodes"), "beam_opcodes.beam");

    private static readonly LoaderLimits Limits = LoaderLimits.Of(Systools.InstalledOtp.OtpRelease, Opcodes, [])!;

    [TestMethod]
    public void TheLastInstructionIsTheOneTheTargetsCompilerKnows() => Assert.AreEqual(Erlang.Escript(Last), $"{InstructionSet.LastOf(Opcodes)}");

    [TestMethod]
    public void WithoutACompilerTheTargetsOwnModulesTell() =>
        Assert.AreEqual(Limits, LoaderLimits.Of(Systools.InstalledOtp.OtpRelease, null, InstalledModules.All.Select(module => BeamFile.Read(File.ReadAllBytes(module.File), module.File))));

    [TestMethod]
    public void AModuleWithoutThatTableTellsNothing() => Assert.IsNull(InstructionSet.LastOf(Some.Beam(InstalledModules.Bytes("stdlib", "lists"))));

    [TestMethod]
    public void TheTargetsOwnModulesAreTaken() =>
        Assert.IsEmpty(InstalledModules.All.Select(module => Limits.Refuse(BeamFile.Read(File.ReadAllBytes(module.File), module.File), "otp")).OfType<Diagnostic>());

    [TestMethod]
    public void TheLoaderRefusesWhatIsRefused()
    {
        using var directory = new TemporaryDirectory();
        byte[][] modules = [WithLast(Limits.LastInstruction), WithLast(Limits.LastInstruction + 1), WithTaggedAtoms(), WithPlainLiterals()];
        var files = modules.Select((bytes, index) => Write(directory, index, bytes)).ToList();

        var answers = Erlang.Escript(Load, files).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        CollectionAssert.AreEqual(answers, modules.Select(bytes => Limits.Refuse(Some.Beam(bytes), "web") is null ? "module" : "error").ToArray());
        CollectionAssert.AreEqual(new[] { "", "REL3030", "REL3031", "REL3031" }, modules.Select(bytes => Limits.Refuse(Some.Beam(bytes), "web")?.Code ?? "").ToArray());
    }

    [TestMethod]
    public void TheMessageNamesModuleApplicationCompilerAndTarget()
    {
        var message = Limits.Refuse(Some.Beam(WithLast(300)), "web")!.Message;
        foreach (var words in new[] { "'proplists'", "'web'", "(compiler ", " 300", $"OTP {Limits.OtpRelease}", $"{Limits.LastInstruction}" })
        {
            Assert.Contains(words, message);
        }
    }

    private static BeamFile Proplists => Some.Beam(InstalledModules.Bytes("stdlib", "proplists"));

    private static string Write(TemporaryDirectory directory, int index, byte[] bytes)
    {
        var file = directory.Path($"{index}.beam");
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static byte[] WithLast(int last) => With(ChunkId.Code, code =>
    {
        BinaryPrimitives.WriteInt32BigEndian(code.AsSpan(8), last);
        return code;
    });

    // The form of OTP 28: a negative count, and lengths with a tag; all of them are below 16 here or take two bytes.
    private static byte[] WithTaggedAtoms() => With(ChunkId.Atoms, atoms =>
    {
        var bytes = new List<byte>(Some.Number(-(long)BinaryPrimitives.ReadInt32BigEndian(atoms)));
        for (var at = 4; at < atoms.Length; at += 1 + atoms[at])
        {
            bytes.AddRange(atoms[at] < 16 ? [(byte)(atoms[at] << 4)] : [0b1000, atoms[at]]);
            bytes.AddRange(atoms[(at + 1)..(at + 1 + atoms[at])]);
        }

        return [.. bytes];
    });

    // The form of OTP 28: length 0, and the table as it is.
    private static byte[] WithPlainLiterals() => With(ChunkId.Literals, literals =>
    {
        using var zlib = new System.IO.Compression.ZLibStream(new MemoryStream(literals, 4, literals.Length - 4), System.IO.Compression.CompressionMode.Decompress);
        using var table = new MemoryStream();
        zlib.CopyTo(table);
        return [0, 0, 0, 0, .. table.ToArray()];
    });

    private static byte[] With(ChunkId id, Func<byte[], byte[]> change) =>
        Some.Form([.. Proplists.Chunks.Select(chunk => (chunk.Id.Value, chunk.Id == id ? change(chunk.Data.ToArray()) : chunk.Data.ToArray()))]);
}

using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>The judges are the code loader and zlib of the installed OTP.</summary>
[TestClass]
public sealed class WhenAModuleIsCompressed
{
    [TestMethod]
    public void TheLoaderTakesItAndItsContentIsTheModule()
    {
        using var directory = new TemporaryDirectory();
        var module = BeamFile.Read(InstalledModules.Bytes("stdlib", "lists"), "lists.beam");
        var compressed = directory.Path("lists.beam");
        var plain = directory.Path("plain");
        File.WriteAllBytes(compressed, module.ToCompressedBytes());
        File.WriteAllBytes(plain, module.ToBytes());

        var said = Erlang.Escript(
            """
            main([Compressed, Plain]) ->
                {ok, Bytes} = file:read_file(Compressed),
                {ok, Expected} = file:read_file(Plain),
                true = byte_size(Bytes) < byte_size(Expected),
                Expected = zlib:gunzip(Bytes),
                {ok, {lists, _}} = beam_lib:chunks(Bytes, [exports]),
                code:unstick_mod(lists),
                {module, lists} = code:load_binary(lists, Compressed, Bytes),
                io:put_chars(lists:reverse("dedaol")).
            """,
            compressed,
            plain);

        Assert.AreEqual("loaded", said);
    }

    // RFC 1952: no name, no time, and Unix whatever the system.
    [TestMethod]
    public void ItsHeaderSaysNothingOfTheMachine()
    {
        var header = BeamFile.Read(InstalledModules.Bytes("stdlib", "lists"), "lists.beam").ToCompressedBytes().AsSpan(0, 10);

        Assert.AreEqual("1F8B0800000000", Convert.ToHexString(header[..7]));
        Assert.AreEqual(0, header[7]);
        Assert.AreEqual(3, header[9]);
    }
}

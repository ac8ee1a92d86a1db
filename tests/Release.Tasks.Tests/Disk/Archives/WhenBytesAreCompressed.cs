using Release.Tasks.Disk.Archives;

namespace Release.Tasks.Tests.Disk.Archives;

/// <summary>The gzip member of an archive, judged by gzip and by zlib of the installed OTP, which reads the first member only.</summary>
[TestClass]
public sealed class WhenBytesAreCompressed
{
    private const int Block = 1 << 20;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(Block - 1)]
    [DataRow(Block)]
    [DataRow(Block + 1)]
    [DataRow((7 * Block) + 12345)]
    public void OthersReadThem(int length)
    {
        using var directory = new TemporaryDirectory();
        var bytes = Bytes(length);
        File.WriteAllBytes(directory.Path("expected"), bytes);
        File.WriteAllBytes(directory.Path("made.gz"), Compress(bytes, pieces: 64 * 1024));

        var unpacked = Tool.Run("sh", ["-c", "gzip -dc made.gz | cmp - expected"], directory.FullPath);
        Assert.AreEqual(0, unpacked.ExitCode, unpacked.Output + unpacked.Errors);
        Assert.AreEqual("true", Erlang.Escript(
            """
            main([Made, Expected]) ->
                {ok, Compressed} = file:read_file(Made),
                {ok, Bytes} = file:read_file(Expected),
                io:format("~p", [zlib:gunzip(Compressed) =:= Bytes]).
            """,
            directory.Path("made.gz"),
            directory.Path("expected")));
    }

    [TestMethod]
    public void HowTheyWereWrittenDoesNotMatter()
    {
        var bytes = Bytes((3 * Block) + 1);
        CollectionAssert.AreEqual(Compress(bytes, pieces: bytes.Length), Compress(bytes, pieces: 1000));
    }

    // Half of it can be compressed.
    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        for (var at = 0; at < length; at++)
        {
            bytes[at] = at % 8192 < 4096 ? (byte)(at / 100) : bytes[at];
        }

        return bytes;
    }

    private static byte[] Compress(byte[] bytes, int pieces)
    {
        using var made = new MemoryStream();
        using var member = new GzipMember(made);
        foreach (var piece in bytes.Chunk(pieces))
        {
            member.Write(piece, 0, piece.Length);
        }

        member.Finish();
        return made.ToArray();
    }
}

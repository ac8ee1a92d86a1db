using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>BEAM files made for a test, from their parts.</summary>
internal static class Some
{
    /// <summary>A module 'm' with two atoms, one export and one import, and as little of everything else as loads.</summary>
    public static (string Id, byte[] Data)[] Chunks =>
    [
        ("AtU8", [0, 0, 0, 2, 1, (byte)'m', 1, (byte)'f']),
        ("Code", [0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 182, 0, 0, 0, 3, 0, 0, 0, 1, 3]),
        ("StrT", []),
        ("ImpT", [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1]),
        ("ExpT", [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2]),
    ];

    public static byte[] Form(params (string Id, byte[] Data)[] chunks)
    {
        byte[] body = [.. "BEAM"u8, .. chunks.SelectMany(chunk => Chunk(chunk.Id, chunk.Data))];
        return [.. "FOR1"u8, .. Number(body.Length), .. body];
    }

    public static byte[] FormWith(string id, params byte[] data) => Form([.. Chunks.Select(chunk => chunk.Id == id ? (id, data) : chunk)]);

    public static byte[] FormWithout(string id) => Form([.. Chunks.Where(chunk => chunk.Id != id)]);

    public static byte[] Chunk(string id, byte[] data) => [.. Encoding.Latin1.GetBytes(id), .. Number(data.Length), .. data, .. new byte[-data.Length & 3]];

    public static byte[] Number(long value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value);
        return bytes;
    }

    public static byte[] Gzip(params ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }

    public static BeamFile Beam(byte[] bytes) => BeamFile.Read(bytes, "ebin/m.beam");

    /// <summary>The code of the finding that reading everything of these bytes throws, or "read".</summary>
    public static string Code(byte[] bytes) => Code(bytes, beam => _ = (beam.Exports, beam.Imports));

    /// <summary>The code of the finding that reading these bytes and using the module throws, or "read".</summary>
    public static string Code(byte[] bytes, Action<BeamFile> use)
    {
        try
        {
            use(Beam(bytes));
            return "read";
        }
        catch (DiagnosticException exception)
        {
            Assert.AreEqual(new Place("ebin/m.beam"), exception.Diagnostic.Place);
            return exception.Diagnostic.Code;
        }
    }
}

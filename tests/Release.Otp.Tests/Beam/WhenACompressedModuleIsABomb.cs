namespace Release.Otp.Tests.Beam;

[TestClass]
public sealed class WhenACompressedModuleIsABomb
{
    private const long Megabyte = 1 << 20;

    [TestMethod]
    public void AHugeLengthIsRefusedBeforeMemoryIsTaken() => Refused("REL3010", 0xFFFF_FFFF, 16 * Megabyte);

    [TestMethod]
    public void MoreThanTheLengthSaysIsNotTaken() => Refused("REL3003", 1000, 16 * Megabyte);

    [TestMethod]
    public void LessThanTheLengthSaysTakesNoMoreMemoryThanCame() => Refused("REL3003", 60 * Megabyte, Megabyte);

    private static void Refused(string code, long length, long zeros)
    {
        var bomb = Some.Gzip([.. "FOR1"u8, .. Some.Number(length), .. "BEAM"u8, .. new byte[zeros]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.AreEqual(code, Some.Code(bomb));
        Assert.IsLessThan(8 * Megabyte, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

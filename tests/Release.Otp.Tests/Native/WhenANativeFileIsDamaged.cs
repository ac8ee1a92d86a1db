
namespace Release.Otp.Tests.Native;

/// <summary>Whatever the bytes are, a file is read, is none, or one finding is thrown: <c>Some.Code</c> lets nothing else pass.</summary>
[TestClass]
public sealed class WhenANativeFileIsDamaged
{
    private const int Rounds = 6000;
    private const long MuchMemory = 64 << 20;

    private static readonly byte[][] Files =
    [
        Some.Elf(is64: true, isBigEndian: false, 62),
        Some.Elf(is64: false, isBigEndian: true, 8, interpreter: "/lib/ld.so.1"),
        Some.Pe(0x8664, is64: true, isLibrary: true, ["KERNEL32.dll", "user32.dll"]),
        Some.Pe(0x14C, is64: false, isLibrary: false, [], cliFlags: 3),
        Some.MachO(isBigEndian: false, is64: true, 0x0100000C, 6),
        Some.Universal(Some.MachO(false, true, 0x01000007, 2), Some.MachO(true, false, 12, 2)),
        File.ReadAllBytes(InstalledNativeFiles.All.Where(file => file.EndsWith(".so", StringComparison.Ordinal)).MinBy(file => new FileInfo(file).Length)!),
    ];

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void OnlyFindingsAreThrown(int seed)
    {
        var random = new Random(seed);
        var outcomes = new Dictionary<string, int>();
        for (var round = 0; round < Rounds; round++)
        {
            var outcome = Some.Code(Mutated(Files[round % Files.Length], random));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        CollectionAssert.IsSubsetOf(new[] { "none", "read", "REL3022" }, outcomes.Keys);
        Assert.IsGreaterThan(Rounds / 20, outcomes["REL3022"], "the mutations hit the headers");
    }

    [TestMethod]
    public void NoPrefixOfAFileIsMoreThanAFinding()
    {
        foreach (var file in Files)
        {
            for (var length = 0; length < Math.Min(file.Length, 1000); length++)
            {
                Some.Code(file[..length]);
            }
        }
    }

    // Each symbol version is one of 65535 entries of a library at the same place: little is kept of it, and the reading ends.
    [TestMethod]
    public void GiantCountsTakeLittleMemory()
    {
        foreach (var file in Files)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var at = 0; at < Math.Min(file.Length, 400) - 4; at++)
            {
                var giant = file.ToArray();
                giant.AsSpan(at, 4).Fill(0xFF);
                before = GC.GetAllocatedBytesForCurrentThread();
                Some.Code(giant);
                Assert.IsLessThan(MuchMemory, GC.GetAllocatedBytesForCurrentThread() - before, $"byte {at}");
            }
        }
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToArray();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            // Half of the changes hit the start, where the headers are.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(300, bytes.Length) : bytes.Length);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes[at] = (byte)(random.Next(2) * 0xFF); break;
                case 3: bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).Fill((byte)(random.Next(2) * 0xFF)); break;
                default: bytes = bytes[..Math.Max(64, at)]; break;
            }
        }

        return bytes;
    }
}

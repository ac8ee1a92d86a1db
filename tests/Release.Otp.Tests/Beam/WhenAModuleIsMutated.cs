using Release.Otp.Beam;

namespace Release.Otp.Tests.Beam;

/// <summary>Whatever the bytes are, a module is read or a finding is thrown: <c>Some.Code</c> lets nothing else pass.</summary>
[TestClass]
public sealed class WhenAModuleIsMutated
{
    private const int Rounds = 4000;

    private const int LengthOfTheFunctions = 48;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public void OnlyFindingsAreThrown(int seed)
    {
        var random = new Random(seed);
        byte[][] modules = [Some.Form(Some.Chunks), InstalledModules.Bytes("stdlib", "proplists"), Some.Gzip(InstalledModules.Bytes("stdlib", "queue"))];
        var outcomes = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            outcomes.Add(Some.Code(Mutated(modules[round % modules.Length], random)));
        }

        // The mutations reach the inner checks and not only the first one.
        Assert.IsGreaterThan(6, outcomes.Count, string.Join(' ', outcomes.Order()));
    }

    // The changes hit significant_chunks/0 and md5_chunks/0, whose code is followed: it begins with its label and they stand together.
    [TestMethod]
    public void OnlyFindingsAreThrownForATargetsBeamLib()
    {
        var random = new Random(3);
        var module = InstalledModules.Bytes("stdlib", "beam_lib");
        var label = BeamFile.Read(module, "ebin/m.beam").Exports.Single(function => function.Name == "significant_chunks").Label;
        var code = module.AsSpan().IndexOf((byte[])[1, (byte)((label >> 8 << 5) | 8), (byte)label]);
        var outcomes = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            var mutated = module.ToArray();
            mutated[code + random.Next(LengthOfTheFunctions)] = (byte)random.Next(256);
            outcomes.Add(Some.Code(mutated, beamLib => outcomes.Add(string.Join(' ', SignificantChunks.Of(beamLib)))));
        }

        // Other answers than the usual one, and findings.
        Assert.IsGreaterThan(4, outcomes.Count, string.Join('\n', outcomes));
    }

    private static byte[] Mutated(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            // Half of the changes hit the start, where the headers and the atoms are.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(200, bytes.Count) : bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes[at] = (byte)(random.Next(2) * 0xFF); break;
                default: bytes.RemoveAt(at); break;
            }
        }

        return [.. bytes];
    }
}

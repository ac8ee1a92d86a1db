using Release.Otp.Beam;
using Release.Otp.Upgrades;
using Some = Release.Otp.Tests.Beam.Some;

namespace Release.Hostile.Inputs;

/// <summary>Code of a supervisor's <c>init/1</c>, which is followed to learn its children, made to be followed for ever.</summary>
internal static class CodeInputs
{
    private const string Group = "code";
    private const byte X0 = 0x03;
    private const byte X1 = 0x13;
    private const byte Nil = 0x02;
    private const byte Move = 64;
    private const byte PutList = 69;
    private const byte PutTuple = 164;
    private const byte Return = 19;
    private const byte Line = 153;
    private const byte CallExt = 7;
    private const byte List = 0x17;
    private const byte Literal = 0x47;

    public static IEnumerable<HostileInput> All =>
    [
        Of("operands five million lists deep", [Line, .. Repeated([List, 0x10], 5_000_000), 0x10, Return]),
        Of("operands five million allocations deep", [Line, .. Repeated([0x37, 0x10], 5_000_000), 0x10, Return]),
        Of("a tuple of itself twice, five thousand times", [Move, Nil, X0, .. Repeated([PutTuple, X0, List, 0x20, X0, X0], 5_000), .. ChildOfX0]),
        Of("a list of itself with itself, five thousand times", [Move, Nil, X0, .. Repeated([PutList, X0, X0, X0], 5_000), .. ChildOfX0]),
        Of("a map of itself, nine thousand times", [Move, Nil, X0, .. Repeated([154, 0x05, Literal, 0x00, X0, 0x00, List, 0x20, X0, X0], 9_000), Return], () => [131, 116, 0, 0, 0, 0]),
        Of("a list of 2^31 operands", [PutTuple, X0, List, 0x78, 0x7F, 0xFF, 0xFF, 0xFF, X0, Return]),
        Of("nine thousand calls of imports among half a million", [.. Repeated([CallExt, 0x10, 0x08, 1], 9_000), Return], imports: 500_000),
        Of("nine thousand times the last of two million literals", [.. Repeated([Move, Literal, 0x58, 0x00, 0x1E, 0x84, 0x00, X0], 9_000), Return], () => [131, 106], literals: 2_000_000),
        Of("nine thousand times a literal of two million terms", [.. Repeated([Move, Literal, 0x00, X0], 9_000), Return], () => [131, 108, 0, 0x1E, 0x84, 0x80, .. new byte[2_000_000].Select(_ => (byte)106), 106]),
        Of("a literal of fifteen million terms", [Move, Literal, 0x00, X0, Return], () => [131, 108, 0, 0xE4, 0xE1, 0xC0, .. new byte[15_000_000].Select(_ => (byte)106), 106]),
        Of("a function that calls itself", [4, 0x10, 0x25, .. Repeated([4, 0x10, 0x25], 100), Return]),
        Of("a function that ends in itself", [6, 0x10, 0x25]),
        Of("ten megabytes of function heads", [.. Repeated([2], 10_000_000)]),
        Of("nothing", []),
    ];

    // {ok, {x0, [{x0, [], [], [], [], []}]}}
    private static byte[] ChildOfX0 =>
        [PutTuple, X1, List, 0x60, X0, Nil, Nil, Nil, Nil, Nil, PutList, X1, Nil, X1, PutTuple, X0, List, 0x20, X0, X1, PutTuple, X0, List, 0x20, 0x32, X0, Return];

    private static IEnumerable<byte> Repeated(byte[] bytes, int times) => Enumerable.Repeat(bytes, times).SelectMany(each => each);

    private static HostileInput Of(string name, IEnumerable<byte> body, Func<byte[]>? literal = null, int literals = 1, int imports = 0) => HostileInput.Of(Group, name, Expected.Read, () => Some.Form(
        [
            ("AtU8", [0, 0, 0, 3, 1, (byte)'m', 4, .. "init"u8, 2, .. "ok"u8]),
            ("Code", [0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 182, 0, 0, 0, 3, 0, 0, 0, 1, 2, 0x12, 0x22, 0x10, 1, 0x20, .. body]),
            ("StrT", []),
            ("ImpT", [.. Some.Number(imports), .. Repeated([0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1], imports)]),
            ("ExpT", [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2]),
            ("Attr", [131, 108, 0, 0, 0, 1, 104, 2, 119, 9, .. "behaviour"u8, 108, 0, 0, 0, 1, 119, 10, .. "supervisor"u8, 106, 106]),
            ("LitT", literal is null ? [0, 0, 0, 0, 0, 0, 0, 0] : [0, 0, 0, 0, .. Some.Number(literals), .. Repeated([.. Some.Number(literal().Length), .. literal()], literals)]),
        ]), bytes => ModuleDescription.Of(BeamFile.Read(bytes, "m.beam"))) with
    { IsHeavy = true };
}

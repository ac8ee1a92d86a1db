namespace Release.Otp.Beam;

/// <summary>The instructions that an OTP knows. A loader refuses a module that has a later one, whether or not it is ever executed.</summary>
public static class InstructionSet
{
    private const string Function = "opname";
    private const byte SelectValue = 59;

    // Numbers never change, and OTP 24, the oldest that anybody can build with, has more.
    private const int FewestInstructions = 150;

    /// <summary>
    /// The number of the last instruction that the target's compiler knows, and with it its loader: the integers that
    /// <c>beam_opcodes:opname/1</c> takes, 1 to that number, which its code lists. Null where the code is of another kind.
    /// </summary>
    /// <param name="beamOpcodes">The target's <c>beam_opcodes.beam</c>.</param>
    /// <exception cref="DiagnosticException">REL3008: the module's tables are damaged.</exception>
    public static int? LastOf(BeamFile beamOpcodes)
    {
        if (!beamOpcodes.Exports.Any(exported => exported.Name == Function && exported.Arity == 1))
        {
            return null;
        }

        var code = beamOpcodes.Chunk(ChunkId.Code)!.Data.Span;
        int? last = null;
        for (var at = code.IndexOf(SelectValue); at >= 0; at = Next(code, at))
        {
            last = Math.Max(last ?? 0, ReadList(new ChunkReader(code[(at + 1)..])));
        }

        return last >= FewestInstructions ? last : null;
    }

    private static int Next(ReadOnlySpan<byte> code, int at) => code[(at + 1)..].IndexOf(SelectValue) is >= 0 and var distance ? at + 1 + distance : -1;

    // select_val x0 FailLabel {list, [1, Label, 2, Label, …]}: how far it counts; 0 where it is another list, or none.
    private static int ReadList(ChunkReader code)
    {
        if (!(code.TryReadTagged(out var tag, out var register) && (tag, register) == (CompactTag.XRegister, 0)
            && code.TryReadTagged(out tag, out _) && tag == CompactTag.Label
            && code.TryReadTagged(out tag, out var kind) && (tag, kind) == (CompactTag.Extended, 1)
            && code.TryReadTagged(out tag, out var length) && tag == CompactTag.Unsigned))
        {
            return 0;
        }

        var counted = 0;
        while (counted < length / 2
            && code.TryReadTagged(out tag, out var number) && (tag, number) == (CompactTag.Integer, counted + 1)
            && code.TryReadTagged(out tag, out _) && tag == CompactTag.Label)
        {
            counted++;
        }

        return counted == length / 2 ? counted : 0;
    }
}

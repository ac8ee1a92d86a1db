using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>
/// Finds out what a function without arguments answers by following its code, where it does nothing but put literals into lists and call other
/// such functions of its module.
/// </summary>
internal sealed class ConstantFunction
{
    private const int MaxCalls = 16;
    private const int MaxInstructions = 1000;
    private const int LiteralOperand = 4;

    private readonly BeamFile _beam;
    private readonly ReadOnlyMemory<byte> _code;
    private readonly LiteralTable? _literals;
    private readonly Dictionary<int, Term> _registers = [];
    private int _calls;
    private int _instructions;

    private ConstantFunction(BeamFile beam)
    {
        _beam = beam;
        var code = beam.Chunk(ChunkId.Code)!.Data;
        var reader = new ChunkReader(code.Span);
        _code = reader.TryReadInt32(out var header) ? code[(4 + header)..] : default;
        _literals = beam.Chunk(ChunkId.Literals) is { } literals ? LiteralTable.Read(literals, beam.File) : null;
    }

    /// <summary>The answer of the exported function of that name and no arguments, or null where the code does something else.</summary>
    public static Term? Evaluate(BeamFile beam, string function)
    {
        var entry = beam.Exports.FirstOrDefault(exported => exported.Name == function && exported.Arity == 0);
        var evaluation = new ConstantFunction(beam);
        return entry is not null && evaluation.TryRun(entry.Label) ? evaluation._registers.GetValueOrDefault(0) : null;
    }

    private bool TryRun(int label)
    {
        if (++_calls > MaxCalls || !TryFind(label, out var code))
        {
            return false;
        }

        while (++_instructions <= MaxInstructions && code.TryReadByte(out var opcode))
        {
            if ((Opcode)opcode == Opcode.Return)
            {
                return true;
            }

            if ((Opcode)opcode is Opcode.CallOnly or Opcode.CallLast)
            {
                return TryReadCall(ref code, out var last) && TryRun(last);
            }

            if (!TryStep((Opcode)opcode, ref code))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryStep(Opcode opcode, ref ChunkReader code) => opcode switch
    {
        Opcode.Line or Opcode.Deallocate => TrySkip(ref code, 1),
        Opcode.Allocate or Opcode.TestHeap => TrySkip(ref code, 2),
        Opcode.AllocateHeap => TrySkip(ref code, 3),
        Opcode.Call => TryReadCall(ref code, out var label) && TryRun(label),
        Opcode.Move => TryReadSource(ref code, out var source) && TryWrite(ref code, source),
        Opcode.PutList => TryReadSource(ref code, out var head) && TryReadSource(ref code, out var tail) && tail is ListTerm list
            && TryWrite(ref code, new ListTerm([head, .. list.Elements], list.Tail)),
        _ => false,
    };

    // Each function without arguments begins with: func_info MODULE NAME 0, label LABEL. The module is the first atom.
    private bool TryFind(int wanted, out ChunkReader code)
    {
        for (var at = 0; at < _code.Length; at++)
        {
            code = new ChunkReader(_code.Span[at..]);
            if (TryReadOpcode(ref code, Opcode.FuncInfo)
                && code.TryReadTagged(out var tag, out var module) && (tag, module) == (CompactTag.Atom, 1)
                && code.TryReadTagged(out tag, out _) && tag == CompactTag.Atom
                && code.TryReadTagged(out tag, out var arity) && (tag, arity) == (CompactTag.Unsigned, 0)
                && TryReadOpcode(ref code, Opcode.Label)
                && code.TryReadTagged(out tag, out var label) && (tag, label) == (CompactTag.Unsigned, wanted))
            {
                return true;
            }
        }

        code = default;
        return false;
    }

    private static bool TryReadOpcode(ref ChunkReader code, Opcode opcode) => code.TryReadByte(out var value) && value == (byte)opcode;

    private static bool TrySkip(ref ChunkReader code, int operands)
    {
        var skipped = 0;
        while (skipped < operands && code.TryReadTagged(out var tag, out _) && tag == CompactTag.Unsigned)
        {
            skipped++;
        }

        return skipped == operands;
    }

    private static bool TryReadCall(ref ChunkReader code, out int label)
    {
        label = 0;
        return code.TryReadTagged(out var tag, out var arity) && (tag, arity) == (CompactTag.Unsigned, 0)
            && code.TryReadTagged(out tag, out label) && tag == CompactTag.Label;
    }

    private bool TryReadSource(ref ChunkReader code, out Term term)
    {
        term = Term.Nil;
        if (!code.TryReadTagged(out var tag, out var value))
        {
            return false;
        }

        switch (tag)
        {
            case CompactTag.Atom:
                term = value == 0 ? Term.Nil : Term.Atom(_beam.Atoms.Name(value));
                return true;
            case CompactTag.XRegister when _registers.TryGetValue(value, out var held):
                term = held;
                return true;
            case CompactTag.Extended when value == LiteralOperand && _literals is not null && code.TryReadTagged(out tag, out var literal) && tag == CompactTag.Unsigned:
                term = _literals[literal];
                return true;
            default:
                return false;
        }
    }

    private bool TryWrite(ref ChunkReader code, Term term)
    {
        var there = code.TryReadTagged(out var tag, out var register) && tag == CompactTag.XRegister;
        if (there)
        {
            _registers[register] = term;
        }

        return there;
    }
}

using System.Buffers.Binary;
using Release.Otp.Terms;

namespace Release.Otp.Beam;

/// <summary>
/// Finds out what a function answers by following its code, where that does the same for all arguments: it builds lists, tuples and maps of literals
/// and of what it is given, and calls such functions of its module. What only a running system knows is <see cref="FunctionAnswer.Unknown"/>.
/// </summary>
internal sealed class ConstantFunction
{
    private const int MaxCalls = 64;
    private const int MaxInstructions = 10_000;

    // Bytes of literals, and parts of the terms that are made. Code that puts a term into itself again and again makes no answer that anybody could read.
    private const int MaxLiterals = 1 << 20;
    private const int MaxParts = 2_000_000;

    private readonly BeamFile _beam;
    private readonly ReadOnlyMemory<byte> _code;
    private readonly LiteralTable? _literals;
    private readonly Dictionary<int, Term> _known = [];
    private readonly Lazy<Seq<ImportedFunction>> _imports;
    private readonly Dictionary<int, Term> _x = [];
    private Dictionary<int, Term> _y = [];
    private int _calls;
    private int _instructions;
    private int _literalBytes;
    private int _parts;

    private ConstantFunction(BeamFile beam)
    {
        _beam = beam;
        _imports = new(() => beam.Imports);
        var code = beam.Chunk(ChunkId.Code)!.Data;
        _code = code[(4 + BinaryPrimitives.ReadInt32BigEndian(code.Span))..];
        _literals = beam.Chunk(ChunkId.Literals) is { } literals ? LiteralTable.Read(literals, beam.File) : null;
    }

    /// <summary>The answer of an exported function, or null where its code does something else.</summary>
    /// <exception cref="DiagnosticException">REL3008: the module's tables are damaged.</exception>
    public static FunctionAnswer? Evaluate(BeamFile beam, string function, int arity)
    {
        var entry = beam.Exports.FirstOrDefault(exported => exported.Name == function && exported.Arity == arity);
        return entry is null ? null : new ConstantFunction(beam).Run(entry.Label, arity);
    }

    private FunctionAnswer? Run(int label, int arity)
    {
        if (++_calls > MaxCalls || !TryFind(label, arity, out var code))
        {
            return null;
        }

        // A clause that does not match goes to the label in front of the first instruction, where the function fails.
        var noClause = label - 1;
        while (++_instructions <= MaxInstructions && code.TryReadOpcode(out var opcode))
        {
            switch (opcode)
            {
                case Opcode.Return:
                    return new FunctionAnswer(null, [X(0)]);
                case Opcode.CallOnly or Opcode.CallLast:
                    return TryReadCall(ref code, out var callee, out var arguments) ? Run(callee, arguments) : null;
                case Opcode.CallExtOnly or Opcode.CallExtLast:
                    return TryReadExternalCall(ref code, out var function) ? new FunctionAnswer(function, Enumerable.Range(0, function.Arity).Select(X).ToSeq()) : null;
                case Opcode.Call when TryCall(ref code):
                case Opcode.CallExt when TryReadExternalCall(ref code, out _):
                    ForgetAllButAnswer(opcode == Opcode.Call);
                    break;
                case var other when TryStep(other, noClause, ref code):
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private bool TryStep(Opcode opcode, int noClause, ref CodeReader code) => opcode switch
    {
        Opcode.Line or Opcode.Label or Opcode.Init or Opcode.InitYRegs or Opcode.Deallocate => code.TrySkip(1),
        Opcode.Allocate or Opcode.AllocateZero or Opcode.TestHeap => code.TrySkip(2),
        Opcode.AllocateHeap or Opcode.AllocateHeapZero => code.TrySkip(3),
        Opcode.Trim => code.TryReadOperand(CompactTag.Unsigned, out var count) && code.TrySkip(1) && Trim(count),
        (>= Opcode.IsInteger and <= Opcode.IsTuple) or Opcode.IsMap => TryTest(noClause, ref code) && code.TrySkip(1),
        Opcode.IsEqExact or Opcode.TestArity => TryTest(noClause, ref code) && code.TrySkip(2),
        Opcode.IsTaggedTuple => TryTest(noClause, ref code) && code.TrySkip(3),
        Opcode.GetList => code.TrySkip(1) && TryWrite(ref code, FunctionAnswer.Unknown) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.GetHd or Opcode.GetTl or Opcode.Bif0 => code.TrySkip(1) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.GetTupleElement => code.TrySkip(2) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.Bif1 => code.TrySkip(3) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.Bif2 or Opcode.GcBif1 => code.TrySkip(4) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.GcBif2 => code.TrySkip(5) && TryWrite(ref code, FunctionAnswer.Unknown),
        Opcode.MakeFun3 => code.TrySkip(1) && TryWrite(ref code, FunctionAnswer.Unknown) && code.TrySkip(1),
        Opcode.Move => TryReadSource(ref code, out var source) && TryWrite(ref code, source),
        Opcode.Swap => TrySwap(ref code),
        Opcode.PutList => TryReadSource(ref code, out var head) && TryReadSource(ref code, out var tail) && code.TryReadOperand(out var list) && TryMake(list, new ListTerm([head], tail)),
        Opcode.PutTuple2 => TryPutTuple(ref code),
        Opcode.PutMapAssoc => TryPutMap(ref code),
        _ => false,
    };

    // Each function begins with: func_info MODULE NAME ARITY, label LABEL. The module is the first atom.
    private bool TryFind(int wanted, int wantedArity, out CodeReader code)
    {
        var bytes = _code.Span;
        for (var at = bytes.IndexOf((byte)Opcode.FuncInfo); at >= 0 && at < bytes.Length; at = Next(bytes, at))
        {
            code = new CodeReader(bytes[(at + 1)..]);
            if (code.TryReadOperand(CompactTag.Atom, out var module) && module == 1
                && code.TryReadOperand(CompactTag.Atom, out _)
                && code.TryReadOperand(CompactTag.Unsigned, out var arity) && arity == wantedArity
                && code.TryReadOpcode(out var opcode) && opcode == Opcode.Label
                && code.TryReadOperand(CompactTag.Unsigned, out var label) && label == wanted)
            {
                return true;
            }
        }

        code = default;
        return false;

        static int Next(ReadOnlySpan<byte> bytes, int at) => bytes[(at + 1)..].IndexOf((byte)Opcode.FuncInfo) is var further and >= 0 ? at + 1 + further : -1;
    }

    private static bool TryReadCall(ref CodeReader code, out int label, out int arity)
    {
        label = 0;
        return code.TryReadOperand(CompactTag.Unsigned, out arity) && code.TryReadOperand(CompactTag.Label, out label);
    }

    private bool TryReadExternalCall(ref CodeReader code, out ImportedFunction function)
    {
        var imports = _imports.Value;
        function = code.TrySkip(1) && code.TryReadOperand(CompactTag.Unsigned, out var import) && import >= 0 && import < imports.Count ? imports[import] : null!;
        return function is not null;
    }

    // The caller's Y registers are its own.
    private bool TryCall(ref CodeReader code)
    {
        if (!TryReadCall(ref code, out var label, out var arity))
        {
            return false;
        }

        var saved = _y;
        _y = [];
        var answer = Run(label, arity);
        _y = saved;
        _x[0] = answer?.Value ?? FunctionAnswer.Unknown;
        return answer is not null;
    }

    private void ForgetAllButAnswer(bool isKnown)
    {
        var answer = isKnown ? X(0) : FunctionAnswer.Unknown;
        _x.Clear();
        _x[0] = answer;
    }

    private bool Trim(int count)
    {
        _y = _y.Where(register => register.Key >= count).ToDictionary(register => register.Key - count, register => register.Value);
        return true;
    }

    private static bool TryTest(int noClause, ref CodeReader code) => code.TryReadOperand(CompactTag.Label, out var fail) && fail == noClause;

    private bool TrySwap(ref CodeReader code)
    {
        var there = code.TryReadOperand(out var one) & code.TryReadOperand(out var other);
        var (first, second) = (Read(one), Read(other));
        return there && first is not null && second is not null && TryWrite(one, second) && TryWrite(other, first);
    }

    private bool TryPutTuple(ref CodeReader code)
    {
        if (!code.TryReadOperand(out var destination) || !TryReadSources(ref code, out var elements))
        {
            return false;
        }

        return TryMake(destination, new TupleTerm(elements.ToSeq()));
    }

    private bool TryPutMap(ref CodeReader code)
    {
        if (!code.TrySkip(1) || !TryReadSource(ref code, out var source) || !code.TryReadOperand(out var destination)
            || !code.TrySkip(1) || !TryReadSources(ref code, out var pairs) || pairs.Count % 2 != 0)
        {
            return false;
        }

        var isKnown = source is MapTerm && !pairs.Where((_, place) => place % 2 == 0).Any(FunctionAnswer.IsUnknown);
        return TryMake(destination, isKnown
            ? new MapTerm([.. ((MapTerm)source).Pairs, .. pairs.Chunk(2).Select(pair => new KeyValuePair<Term, Term>(pair[0], pair[1]))])
            : FunctionAnswer.Unknown);
    }

    private bool TryReadSources(ref CodeReader code, out List<Term> terms)
    {
        terms = [];
        var there = code.TryReadList(out var count);
        while (there && terms.Count < count)
        {
            there = TryReadSource(ref code, out var term);
            terms.Add(term);
        }

        return there;
    }

    private bool TryReadSource(ref CodeReader code, out Term term)
    {
        var read = code.TryReadOperand(out var operand) ? Read(operand) : null;
        term = read ?? Term.Nil;
        return read is not null;
    }

    private Term? Read(Operand operand) => operand switch
    {
        { Tag: CompactTag.Atom, Value: 0 } => Term.Nil,
        { Tag: CompactTag.Atom } => Term.Atom(_beam.Atoms.Name(operand.Value)),
        { Tag: CompactTag.Integer } => Term.Integer(operand.Value),
        { Tag: CompactTag.XRegister } => X(operand.Value),
        { Tag: CompactTag.YRegister } => _y.GetValueOrDefault(operand.Value, FunctionAnswer.Unknown),
        { Kind: ExtendedOperand.Literal } => Literal(operand.Value),
        _ => null,
    };

    private Term? Literal(int number)
    {
        if (_known.TryGetValue(number, out var known) || _literals is null)
        {
            return known;
        }

        var bytes = _literals[number];
        _literalBytes += bytes.Length;
        return _literalBytes > MaxLiterals ? null : _known[number] = EtfReader.Read(bytes, _beam.File);
    }

    private Term X(int register) => _x.GetValueOrDefault(register, FunctionAnswer.Unknown);

    private bool TryMake(Operand destination, Term term)
    {
        foreach (var _ in TermParts.All(term))
        {
            if (++_parts > MaxParts)
            {
                return false;
            }
        }

        return TryWrite(destination, term);
    }

    private bool TryWrite(ref CodeReader code, Term term) => code.TryReadOperand(out var operand) && TryWrite(operand, term);

    private bool TryWrite(Operand destination, Term term)
    {
        switch (destination.Tag)
        {
            case CompactTag.XRegister:
                _x[destination.Value] = term;
                return true;
            case CompactTag.YRegister:
                _y[destination.Value] = term;
                return true;
            default:
                return false;
        }
    }
}

namespace Release.Otp.Beam;

/// <summary>The instructions that a function made of calls and lists of literals has, with the names and numbers of the compiler's <c>genop.tab</c>. Numbers never change.</summary>
internal enum Opcode : byte
{
    /// <summary>label Lbl.</summary>
    Label = 1,

    /// <summary>func_info M F A: stands before each function's first label.</summary>
    FuncInfo = 2,

    /// <summary>call Arity Label.</summary>
    Call = 4,

    /// <summary>call_last Arity Label Deallocate.</summary>
    CallLast = 5,

    /// <summary>call_only Arity Label.</summary>
    CallOnly = 6,

    /// <summary>allocate StackNeed Live.</summary>
    Allocate = 12,

    /// <summary>allocate_heap StackNeed HeapNeed Live.</summary>
    AllocateHeap = 13,

    /// <summary>test_heap HeapNeed Live.</summary>
    TestHeap = 16,

    /// <summary>deallocate N.</summary>
    Deallocate = 18,

    /// <summary>return: the answer is in X register 0.</summary>
    Return = 19,

    /// <summary>move Source Destination.</summary>
    Move = 64,

    /// <summary>put_list Head Tail Destination.</summary>
    PutList = 69,

    /// <summary>line Location.</summary>
    Line = 153,
}

namespace Release.Otp.Beam;

/// <summary>The instructions that functions have which build terms and answer them, with the names and numbers of the compiler's <c>genop.tab</c>. Numbers never change.</summary>
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

    /// <summary>call_ext Arity Import.</summary>
    CallExt = 7,

    /// <summary>call_ext_last Arity Import Deallocate.</summary>
    CallExtLast = 8,

    /// <summary>bif0 Bif Destination.</summary>
    Bif0 = 9,

    /// <summary>bif1 Fail Bif Argument Destination.</summary>
    Bif1 = 10,

    /// <summary>bif2 Fail Bif Argument Argument Destination.</summary>
    Bif2 = 11,

    /// <summary>allocate StackNeed Live.</summary>
    Allocate = 12,

    /// <summary>allocate_heap StackNeed HeapNeed Live.</summary>
    AllocateHeap = 13,

    /// <summary>allocate_zero StackNeed Live. Up to OTP 23.</summary>
    AllocateZero = 14,

    /// <summary>allocate_heap_zero StackNeed HeapNeed Live. Up to OTP 23.</summary>
    AllocateHeapZero = 15,

    /// <summary>test_heap HeapNeed Live.</summary>
    TestHeap = 16,

    /// <summary>init Y: the register becomes empty. Up to OTP 23.</summary>
    Init = 17,

    /// <summary>deallocate N.</summary>
    Deallocate = 18,

    /// <summary>return: the answer is in X register 0.</summary>
    Return = 19,

    /// <summary>is_eq_exact Fail Source Source.</summary>
    IsEqExact = 43,

    /// <summary>is_integer Fail Source; the tests of one source up to is_nonempty_list follow.</summary>
    IsInteger = 45,

    /// <summary>is_nonempty_list Fail Source.</summary>
    IsNonemptyList = 56,

    /// <summary>is_tuple Fail Source.</summary>
    IsTuple = 57,

    /// <summary>test_arity Fail Source Arity.</summary>
    TestArity = 58,

    /// <summary>move Source Destination.</summary>
    Move = 64,

    /// <summary>get_list Source Head Tail.</summary>
    GetList = 65,

    /// <summary>get_tuple_element Source Element Destination.</summary>
    GetTupleElement = 66,

    /// <summary>put_list Head Tail Destination.</summary>
    PutList = 69,

    /// <summary>call_ext_only Arity Import.</summary>
    CallExtOnly = 78,

    /// <summary>gc_bif1 Fail Live Bif Argument Destination.</summary>
    GcBif1 = 124,

    /// <summary>gc_bif2 Fail Live Bif Argument Argument Destination.</summary>
    GcBif2 = 125,

    /// <summary>trim N Remaining: the first N Y registers go, the others move down.</summary>
    Trim = 136,

    /// <summary>line Location.</summary>
    Line = 153,

    /// <summary>put_map_assoc Fail Source Destination Live List.</summary>
    PutMapAssoc = 154,

    /// <summary>is_map Fail Source.</summary>
    IsMap = 156,

    /// <summary>is_tagged_tuple Fail Source Arity Atom.</summary>
    IsTaggedTuple = 159,

    /// <summary>get_hd Source Head.</summary>
    GetHd = 162,

    /// <summary>get_tl Source Tail.</summary>
    GetTl = 163,

    /// <summary>put_tuple2 Destination List.</summary>
    PutTuple2 = 164,

    /// <summary>swap Register Register.</summary>
    Swap = 169,

    /// <summary>make_fun3 Fun Destination List.</summary>
    MakeFun3 = 171,

    /// <summary>init_yregs List: the registers become empty.</summary>
    InitYRegs = 172,
}

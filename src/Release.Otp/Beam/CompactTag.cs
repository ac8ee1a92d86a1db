namespace Release.Otp.Beam;

/// <summary>What a number of the compact form stands for; the letters are those of the compiler's <c>beam_opcodes.hrl</c>.</summary>
internal enum CompactTag
{
    /// <summary>u: a plain number.</summary>
    Unsigned = 0,

    /// <summary>i: an integer term.</summary>
    Integer = 1,

    /// <summary>a: an atom by its place in the atom table; 0 is the empty list.</summary>
    Atom = 2,

    /// <summary>x: an X register.</summary>
    XRegister = 3,

    /// <summary>y: a Y register.</summary>
    YRegister = 4,

    /// <summary>f: a label.</summary>
    Label = 5,

    /// <summary>h: a character.</summary>
    Character = 6,

    /// <summary>z: what kind of longer operand follows.</summary>
    Extended = 7,
}

namespace Release.Otp.Terms;

/// <summary>How a term is laid out.</summary>
internal enum LayoutKind : byte
{
    /// <summary>On one line, whatever its length: scalars and strings.</summary>
    Scalar,

    /// <summary>The bytes of a binary as numbers, broken where the line is full.</summary>
    Binary,

    /// <summary>A list.</summary>
    List,

    /// <summary>A tuple.</summary>
    Tuple,

    /// <summary>A tuple whose first element is an atom, behind which the others are indented.</summary>
    TaggedTuple,

    /// <summary>A map.</summary>
    Map,
}

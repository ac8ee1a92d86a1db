namespace Release.Otp.Terms;

/// <summary>What a value that is being read stands in.</summary>
[Flags]
internal enum PartKind
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>Parentheses around a value.</summary>
    Parenthesis = 1,

    /// <summary>The elements of a tuple.</summary>
    Tuple = 2,

    /// <summary>The elements of a list.</summary>
    List = 4,

    /// <summary>The tail of a list, behind its <c>|</c>.</summary>
    Tail = 8,

    /// <summary>The key of a map's association.</summary>
    MapKey = 16,

    /// <summary>The value of a map's association.</summary>
    MapValue = 32,

    /// <summary>The value of a binary's segment.</summary>
    Segment = 64,

    /// <summary>The size of a binary's segment.</summary>
    SegmentSize = 128,

    /// <summary>The number behind a plus.</summary>
    Plus = 256,

    /// <summary>The number behind a minus.</summary>
    Minus = 512,

    /// <summary>The number behind a sign.</summary>
    Sign = Plus | Minus,
}

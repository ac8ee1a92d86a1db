namespace Release.Otp.Terms;

/// <summary>
/// The rules by which io_lib_pretty decides what stays on a line: 80 columns, and no more characters on a line than the whole term has.
/// </summary>
/// <param name="measures">The measures of the term.</param>
internal sealed class Layout(TermMeasure measures)
{
    /// <summary>Columns of a line.</summary>
    public const int LineLength = 80;

    /// <summary>Most characters of a line without its indentation; there is no such limit, so the whole term's.</summary>
    public int MaxCharacters { get; } = measures[0].Width;

    /// <summary>The measures of the term.</summary>
    public TermMeasure Measures => measures;

    /// <summary>Whether a part fits behind what stands on the line, with the closing brackets that must follow.</summary>
    /// <param name="width">The part's columns.</param>
    /// <param name="at">Where on the line.</param>
    public bool Fits(int width, LinePosition at) =>
        width < LineLength - at.Column - at.Closing && width + at.Used + at.Closing <= MaxCharacters;

    /// <summary>Whether an element goes on in the line of the one before it, behind a comma.</summary>
    /// <param name="width">Its columns.</param>
    /// <param name="isSimple">Whether it has no parts that might be broken over lines.</param>
    /// <param name="at">Where the comma would stand; the closing brackets are 0 where more elements follow.</param>
    public bool Continues(int width, bool isSimple, LinePosition at) =>
        isSimple && Fits(width + 1, at with { Closing = Math.Max(at.Closing, 1) });

    /// <summary>Whether the term at an index is one that always stays on its line.</summary>
    public bool IsSimple(int index) => measures[index].Kind == LayoutKind.Scalar;

    /// <summary>The width of the association whose key is at an index, and whether both its sides are simple.</summary>
    public (int Width, bool IsSimple) Association(int key)
    {
        var value = key + measures[key].Nodes;
        return (measures[key].Width + " => ".Length + measures[value].Width, IsSimple(key) && IsSimple(value));
    }
}

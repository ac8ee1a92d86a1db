namespace Release.Otp.Terms;

/// <summary>What the layout must know of a term before it is written.</summary>
/// <param name="Kind">How it is laid out.</param>
/// <param name="Width">Columns that it takes on one line.</param>
/// <param name="Nodes">Number of terms in it, itself included, that have a measure of their own.</param>
internal readonly record struct Measure(LayoutKind Kind, int Width, int Nodes);

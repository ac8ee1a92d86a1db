namespace Release.Otp.Terms;

/// <summary>A place on a line.</summary>
/// <param name="Column">The column, from 1.</param>
/// <param name="Closing">Closing brackets that must follow on the same line.</param>
/// <param name="Used">Characters on the line without the indentation.</param>
internal readonly record struct LinePosition(int Column, int Closing, int Used);

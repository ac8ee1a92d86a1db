namespace Release.Otp.Terms;

/// <summary>A part of a term whose end was not read yet.</summary>
/// <param name="Kind">What is being read.</param>
/// <param name="Start">Byte offset of its beginning.</param>
/// <param name="FirstValue">Where its elements begin among the finished values.</param>
internal readonly record struct OpenPart(PartKind Kind, int Start, int FirstValue);

namespace Release.Otp.Terms;

/// <summary>A list that was read to its end: its elements still stand among the finished values, an improper tail behind them.</summary>
/// <param name="FirstValue">Where its elements begin.</param>
/// <param name="IsImproper">Whether the last value is a tail.</param>
/// <param name="Start">Byte offset of its beginning.</param>
internal readonly record struct ReadList(int FirstValue, bool IsImproper, int Start);

namespace Release.Hostile;

/// <summary>What shall become of an input.</summary>
internal enum Expected
{
    /// <summary>One coded error.</summary>
    Refused,

    /// <summary>It is valid for OTP, however odd: no error.</summary>
    Read,

    /// <summary>Nobody looks at the part that is wrong, or nobody can see it: one coded error or none.</summary>
    Either,
}

namespace Release.Otp.Terms;

/// <summary>Which OTP writes atoms how.</summary>
public static class AtomEncodings
{
    /// <summary>What <c>term_to_binary/1</c> of an OTP release such as 25 or 27 does.</summary>
    public static AtomEncoding Of(int otpRelease) => otpRelease <= 25 ? AtomEncoding.Latin1 : AtomEncoding.Utf8;
}

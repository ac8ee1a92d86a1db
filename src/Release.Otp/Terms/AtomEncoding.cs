namespace Release.Otp.Terms;

/// <summary>How an OTP writes atoms in the External Term Format.</summary>
public enum AtomEncoding
{
    /// <summary><c>ATOM_EXT</c> in Latin-1 where the atom's characters allow it, as OTP does up to 25.</summary>
    Latin1,

    /// <summary><c>SMALL_ATOM_UTF8_EXT</c> and <c>ATOM_UTF8_EXT</c>, as OTP does from 26 on.</summary>
    Utf8,
}

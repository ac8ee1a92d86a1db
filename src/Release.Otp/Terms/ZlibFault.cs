namespace Release.Otp.Terms;

/// <summary>What the streams of <see cref="System.IO.Compression"/> throw where their data are damaged.</summary>
internal static class ZlibFault
{
    /// <summary>Whether the data are damaged. A stream that wants a dictionary, or ends early, makes an <see cref="IOException"/>.</summary>
    public static bool Is(Exception exception) => exception is InvalidDataException or IOException;
}

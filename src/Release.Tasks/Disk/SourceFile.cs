using System.Text;
using Release.Otp.Terms;

namespace Release.Tasks.Disk;

/// <summary>Reads files of the build machine.</summary>
internal static class SourceFile
{
    /// <summary>Whether a file is there.</summary>
    public static bool Exists(string file) => File.Exists(file);

    /// <summary>The content.</summary>
    public static byte[] Bytes(string file) => File.ReadAllBytes(file);

    /// <summary>The number of bytes.</summary>
    public static long Length(string file) => new FileInfo(file).Length;

    /// <summary>The content as UTF-8 text.</summary>
    public static string Text(string file) => Encoding.UTF8.GetString(Bytes(file));

    /// <summary>The Erlang terms of the content, as file:consult/1 of an OTP release reads them.</summary>
    public static TermDocument Terms(string file, int otpRelease = TermReader.OldestOtpRelease) => TermReader.Consult(Bytes(file), file, otpRelease);
}

using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>A <c>.app</c> file that a source of applications offers. Nothing is read before somebody asks.</summary>
/// <param name="EbinDirectory">The directory of the file and of the modules: absolute, with <c>/</c>, without one at the end.</param>
/// <param name="File">The file as messages name it.</param>
/// <param name="Read">Answers the file's terms as an OTP release of that number reads them; may throw <see cref="DiagnosticException"/>.</param>
public sealed record ApplicationCandidate(string EbinDirectory, string File, Func<int, TermDocument> Read)
{
    /// <summary>A file whose bytes <paramref name="read"/> answers.</summary>
    public ApplicationCandidate(string ebinDirectory, string file, Func<ReadOnlyMemory<byte>> read)
        : this(ebinDirectory, file, otpRelease => TermReader.Consult(read(), file, otpRelease))
    {
    }
}

using Release.Otp.Terms;

namespace Release.Otp.Releases;

/// <summary>A <c>.app</c> file that was found, read when its content is first asked for.</summary>
public sealed class CataloguedApplication
{
    private readonly Lazy<(TermDocument? Document, Diagnostic? Failure)> _document;
    private readonly Lazy<Findings<ApplicationResourceFile>> _resource;

    internal CataloguedApplication(ApplicationCandidate candidate, ApplicationName name, int source, int otpRelease)
    {
        (EbinDirectory, File, Source) = (candidate.EbinDirectory, candidate.File, source);
        _document = new(() => Consult(candidate, otpRelease));
        _resource = new(() => _document.Value is (var document, null)
            ? Named(name, ApplicationResourceFile.Read(document!, otpRelease))
            : Findings.Of<ApplicationResourceFile>(null, _document.Value.Failure!));
    }

    /// <summary>The directory of the file and of the modules.</summary>
    public string EbinDirectory { get; }

    /// <summary>The file as messages name it.</summary>
    public string File { get; }

    /// <summary>The application, or everything wrong with its file.</summary>
    public Findings<ApplicationResourceFile> Resource => _resource.Value;

    /// <summary>The number of its source in search order, from 0.</summary>
    internal int Source { get; }

    /// <summary>Why the file holds no terms at all; null where it does.</summary>
    internal Diagnostic? SyntaxError => _document.Value.Failure;

    /// <summary>The version, where the file could be read; the least possible where not.</summary>
    internal Vsn Vsn => Resource.Value?.Vsn ?? new Vsn("");

    private static (TermDocument? Document, Diagnostic? Failure) Consult(ApplicationCandidate candidate, int otpRelease)
    {
        try
        {
            return (candidate.Read(otpRelease), null);
        }
        catch (DiagnosticException exception)
        {
            return (null, exception.Diagnostic);
        }
    }

    private static Findings<ApplicationResourceFile> Named(ApplicationName name, Findings<ApplicationResourceFile> read)
    {
        if (read.Failed || read.Value.Name == name)
        {
            return read;
        }

        var document = read.Value.Document;
        return Findings.Of(read.Value, ApplicationErrors.BadApplicationName(document.PlaceOf(document.Terms[0]), name, read.Value.Name));
    }
}

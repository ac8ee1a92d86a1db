using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>The files of real OTPs beside the tests.</summary>
internal static class Golden
{
    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    public static TermDocument Document(string file) => TermReader.Consult(Bytes(file), file);

    public static StartClean StartClean(int otp) => Otp.Systools.StartClean.ReadScript(Bytes($"otp{otp}/otp/start_clean.script"), null);

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Golden", file);

    /// <summary>The applications of a golden system.</summary>
    public sealed class Applications(int otp, string system) : IApplicationSource
    {
        public bool HoldsVersionsSideBySide => true;

        public IEnumerable<ApplicationCandidate> Find(ApplicationName name)
        {
            var file = PathOf($"otp{otp}/{system}/apps/{name}.app");
            return File.Exists(file) ? [new ApplicationCandidate($"/lib/{name}/ebin", file, () => File.ReadAllBytes(file))] : [];
        }
    }
}

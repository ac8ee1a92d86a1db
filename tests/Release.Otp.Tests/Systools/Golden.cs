using System.Globalization;
using Release.Otp.Releases;
using Release.Otp.Systools;
using Release.Otp.Terms;

namespace Release.Otp.Tests.Systools;

/// <summary>The files of real OTPs beside the tests, or in the directory that the environment variable GOLDEN_FILES names; see <c>Golden/README.md</c>.</summary>
internal static class Golden
{
    /// <summary>The files that are part of the repository.</summary>
    public static readonly string Own = Path.Combine(AppContext.BaseDirectory, "Golden");

    public static readonly string Directory = Environment.GetEnvironmentVariable("GOLDEN_FILES") ?? Own;

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Directory, file));

    public static TermDocument Document(string file) => TermReader.Consult(Bytes(file), file);

    public static StartClean StartClean(int otp) => Otp.Systools.StartClean.ReadScript(Bytes($"otp{otp}/otp/start_clean.script"), null);

    /// <summary>The texts that the OTP releases read in different ways.</summary>
    public static IEnumerable<byte[]> Texts() =>
        TermReader.Consult(File.ReadAllBytes(Path.Combine(Own, "consult.texts")), null).Terms.Select(text => ((BitStringTerm)text).Bytes.ToArray());

    /// <summary>The text of a list of characters.</summary>
    public static string Text(ListTerm list) => string.Concat(list.Elements.Select(character => (char)(int)((IntegerTerm)character).Value));

    /// <summary>The files below <paramref name="directory"/> with this ending, as names relative to it.</summary>
    public static IEnumerable<string> Files(string directory, string ending) =>
        System.IO.Directory.EnumerateFiles(directory, "*" + ending, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(directory, file)).Order(StringComparer.Ordinal);

    /// <summary>What systools made: OTP, system and variant of every boot file.</summary>
    public static IEnumerable<(int Otp, string System, string Variant)> Variants(string directory) =>
        from file in Files(directory, ".boot")
        let parts = file.Split('/')
        where parts.Length == 4
        select (int.Parse(parts[0].AsSpan("otp".Length), CultureInfo.InvariantCulture), parts[1], parts[2]);

    /// <summary>The options that made the variant.</summary>
    public static BootScriptOptions Options(string variant) => variant switch
    {
        "plain" or "typed" => new(),
        "nodoterl" => new() { NoDotErlang = true },
        "variables" => new() { Variables = [new BootVariable("DEPS", "/golden/deps"), new BootVariable("OWN", "/golden/own/")] },
        "local" => new() { Local = true },
        _ => throw new ArgumentOutOfRangeException(nameof(variant), variant, "no such variant"),
    };

    /// <summary>The applications of a golden system, where they lay when systools ran.</summary>
    public sealed class Applications(int otp, string system) : IApplicationSource
    {
        private readonly List<string> _files = [.. Files(Path.Combine(Directory, $"otp{otp}/{system}/apps"), ".app")];

        public bool HoldsVersionsSideBySide => true;

        public IEnumerable<ApplicationCandidate> Find(ApplicationName name)
        {
            var number = _files.IndexOf(name + ".app");
            var file = Path.Combine(Directory, $"otp{otp}/{system}/apps/{name}.app");
            return number < 0 ? [] : [new ApplicationCandidate(Ebin(number, name, file), file, () => File.ReadAllBytes(file))];
        }

        private static string Ebin(int number, ApplicationName name, string file) => (number % 3) switch
        {
            0 => $"/golden/otp/lib/{name}-{Vsn(file)}/ebin",
            1 => $"/golden/deps/{name}-{Vsn(file)}/ebin",
            _ => $"/golden/own/lib/{name}/ebin",
        };

        private static string Vsn(string file)
        {
            var properties = (ListTerm)((TupleTerm)TermReader.Consult(File.ReadAllBytes(file), file).Terms[0]).Elements[2];
            var vsn = properties.Elements.OfType<TupleTerm>().First(property => property.Elements[0].Equals(Term.Atom("vsn")));
            return Text((ListTerm)vsn.Elements[1]);
        }
    }
}

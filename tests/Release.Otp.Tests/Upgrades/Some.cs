using System.Security.Cryptography;
using System.Text;
using Release.Otp.Beam;
using Release.Otp.Releases;
using Release.Otp.Terms;
using Release.Otp.Upgrades;

namespace Release.Otp.Tests.Upgrades;

/// <summary>Makes descriptions in one line.</summary>
internal static class Some
{
    public static ModuleDigest Digest(string code) => new(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code))).TrimEnd('='));

    /// <summary>A module whose code is told by a text.</summary>
    public static ModuleDescription Module(string name, string code = "", params IEnumerable<string> imports) => new(name, Digest(name + code)) { Imports = imports.ToSeq() };

    public static ModuleDescription Server(string name, string code = "", params IEnumerable<string> imports) =>
        Module(name, code, imports) with { Behaviours = ["gen_server"], ExportsCodeChange = true };

    public static ModuleDescription Supervisor(string name, string code = "", params IEnumerable<string> children) =>
        Module(name, code) with { Behaviours = ["supervisor"], Children = children.Select(child => (Term)Term.Atom(child)).ToSeq() };

    /// <summary>An application that lists all of its modules, in the order given.</summary>
    public static ApplicationDescription Application(string name, string vsn, params IEnumerable<ModuleDescription> modules)
    {
        var all = modules.ToList();
        return Application(name, vsn, all.Select(module => module.Name), all);
    }

    public static ApplicationDescription Application(string name, string vsn, IEnumerable<string> listed, IEnumerable<ModuleDescription> modules) =>
        ApplicationDescription.Of(Resource(name, vsn, listed), modules);

    public static ApplicationResourceFile Resource(string name, string vsn, IEnumerable<string> modules)
    {
        var file = $"{{application,{Atom(name)},\n [{{description,\"\"}},\n  {{vsn,\"{vsn}\"}},\n  {{modules,[{string.Join(',', modules.Select(Atom))}]}},\n  {{registered,[]}},\n  {{applications,[kernel,stdlib]}}]}}.\n";
        return ApplicationResourceFile.Read(TermReader.Consult(Encoding.UTF8.GetBytes(file), name + ".app"), 25).Value!;
    }

    /// <summary>A release of applications, behind kernel and stdlib.</summary>
    public static ReleaseDescription Release(string vsn, params IEnumerable<ApplicationDescription> applications)
    {
        ApplicationDescription[] all = [Application("kernel", "8"), Application("stdlib", "4"), .. applications];
        var release = new ReleaseSpecification("some", new Vsn(vsn), new Vsn("13"), all.Select(application => new ReleaseApplication(application.Name, application.Vsn)).ToSeq());
        return ReleaseDescription.Of(release, 25, includesOtp: true, all, []);
    }

    public static ConsolidatedProtocol Protocol(string name, string code = "") => new(name, Digest(name + code));

    /// <summary>The generated file of an application.</summary>
    public static ApplicationUpgradeFile? Appup(AppupRequest request, string application) =>
        AppupGenerator.Generate(request).Value!.SingleOrDefault(appup => appup.Name.Value == application)?.File;

    /// <summary>The instructions from the first of the other versions, as text.</summary>
    public static string Up(AppupRequest request, string application) => Text(Appup(request, application)!.Up[0]);

    public static string Down(AppupRequest request, string application) => Text(Appup(request, application)!.Down[0]);

    public static ApplicationUpgradeFile File(string text) => ApplicationUpgradeFile.Read(TermReader.Consult(Encoding.UTF8.GetBytes(text), "some.appup")).Value!;

    public static string Text(UpgradePath path) => string.Join(' ', path.Instructions.Select(instruction => instruction.ToString()));

    private static string Atom(string name) => TermPrinter.Print(Term.Atom(name));
}

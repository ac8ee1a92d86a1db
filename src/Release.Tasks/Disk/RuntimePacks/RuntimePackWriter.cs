using System.Text;
using System.Xml.Linq;
using Release.Otp;
using Release.Otp.TargetSystem;
using Release.Tasks.Disk.Archives;
using Release.Tasks.Disk.Installations;

namespace Release.Tasks.Disk.RuntimePacks;

/// <summary>Writes a runtime pack: a package of NuGet, in which the same installation gives the same bytes.</summary>
internal static class RuntimePackWriter
{
    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Packs the files into <paramref name="directory"/>; answers the full path of the package.</summary>
    public static string Write(IReadOnlyList<PackedFile> files, OtpInstallation otp, string identifier, string version, string directory, DateTime time, CancellationToken cancellation)
    {
        var manifest = new RuntimePackManifest(identifier, otp.Version, otp.ErtsVersion, Entries(files, cancellation));
        if (RuntimePackPaths.Fault(manifest.Entries) is var (path, fault))
        {
            throw new DiagnosticException(RuntimePackErrors.BadName(otp.Root, path, fault));
        }

        var id = RuntimePackId.Of(identifier);
        var package = Path.Join(directory, $"{id}.{version}.nupkg");
        var contents = files.Zip(manifest.Entries, (file, entry) => new ZipMember($"{RuntimePack.InstallationName}/{file.Path}", file.Mode, () => Content(file, entry))).ToList();
        List<ZipMember> described =
        [
            Made($"{id}.nuspec", Description(id, version, otp, identifier)),
            Made(RuntimePackManifest.FileName, manifest.ToBytes()),
            .. contents,
        ];
        List<ZipMember> members = [Made("_rels/.rels", Relationships(id)), Made("[Content_Types].xml", ContentTypes(described)), .. described];
        WriteFile(package, members.Select(Escaped), time, cancellation);
        return package;
    }

    private static Seq<RuntimePackEntry> Entries(IReadOnlyList<PackedFile> files, CancellationToken cancellation)
    {
        var entries = new RuntimePackEntry[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, index =>
        {
            var bytes = SourceFile.Bytes(files[index].Source);
            entries[index] = new RuntimePackEntry(files[index].Path, files[index].Mode, bytes.Length, PlannedContent.Digest(bytes));
        });
        return entries.ToSeq();
    }

    private static byte[] Content(PackedFile file, RuntimePackEntry entry)
    {
        var bytes = SourceFile.Bytes(file.Source);
        return PlannedContent.Digest(bytes) == entry.Sha256 ? bytes : throw new InvalidDataException($"'{file.Source}' was changed while it was packed.");
    }

    private static void WriteFile(string package, IEnumerable<ZipMember> members, DateTime time, CancellationToken cancellation)
    {
        var changes = new FileChanges();
        changes.EnsureDirectory(Path.GetDirectoryName(package)!);
        var stage = Siblings.Of(package, "stage.tmp");
        changes.DeleteTree(stage);
        using (var stream = changes.CreateFile(stage, UnixMode.Ordinary))
        {
            ZipArchive.Write(members, stream, time, cancellation);
        }

        changes.Replace(stage, package);
    }

    private static ZipMember Made(string path, byte[] content) => new(path, UnixMode.Ordinary, () => content);

    // The names in a package are those of URIs.
    private static ZipMember Escaped(ZipMember member) =>
        member.Path == "[Content_Types].xml" ? member : member with { Path = string.Join('/', member.Path.Split('/').Select(Uri.EscapeDataString)) };

    // As .NET marks its own runtime packs: a project cannot take it for a library.
    private static byte[] Description(string id, string version, OtpInstallation otp, string identifier) => Bytes(
        new XElement(
            Nuspec + "package",
            new XElement(
                Nuspec + "metadata",
                new XElement(Nuspec + "id", id),
                new XElement(Nuspec + "version", version),
                new XElement(Nuspec + "authors", "Erlang/OTP"),
                new XElement(Nuspec + "description", $"Erlang/OTP {otp.Version} (ERTS {otp.ErtsVersion}) for {identifier}, for releases made by Release.Sdk."),
                new XElement(Nuspec + "tags", "erlang otp runtime release"),
                new XElement(Nuspec + "packageTypes", new XElement(Nuspec + "packageType", new XAttribute("name", "DotnetPlatform"))))));

    private static byte[] Relationships(string id) => Bytes(
        new XElement(
            Relations + "Relationships",
            new XElement(
                Relations + "Relationship",
                new XAttribute("Type", "http://schemas.microsoft.com/packaging/2010/07/manifest"),
                new XAttribute("Target", $"/{id}.nuspec"),
                new XAttribute("Id", "nuspec"))));

    private static byte[] ContentTypes(List<ZipMember> members)
    {
        var extensions = members.Select(member => Extension(member.Path)).Where(extension => extension.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        return Bytes(new XElement(
            Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            extensions.Order(StringComparer.Ordinal).Select(extension => new XElement(Types + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", "application/octet"))),
            members.Where(member => Extension(member.Path).Length == 0).Select(member =>
                new XElement(Types + "Override", new XAttribute("PartName", "/" + Escaped(member).Path), new XAttribute("ContentType", "application/octet")))));
    }

    private static string Extension(string path) => Path.GetExtension(path).TrimStart('.');

    private static byte[] Bytes(XElement element) =>
        Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + element.ToString(SaveOptions.DisableFormatting) + "\n");
}

namespace Release.Sdk.Tests.References;

/// <summary>A release <c>shop</c> in a workspace, with a library <c>shelf</c> below a library <c>stock</c>, and the C# program of the polyglot sample.</summary>
internal static class Shop
{
    public const string Project = """
        <Project Sdk="Release.Sdk">
          <PropertyGroup>
            <ReleaseVersion>1.0</ReleaseVersion>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../stock/stock.relproj" StartType="transient" />
            <ProjectReference Include="../mirror/mirror.csproj" ReleaseApplication="shop" ReleasePath="priv/mirror" />
          </ItemGroup>
        </Project>
        """;

    public static string AddTo(Workspace workspace, string project = Project)
    {
        workspace.Copy(System.IO.Path.Combine(Repository.Root, "samples", "polyglot", "mirror"), "mirror.all");
        foreach (var file in new[] { "mirror.csproj", "Program.cs" })
        {
            workspace.Write($"mirror/{file}", File.ReadAllText(workspace.Path("mirror.all", file)));
        }

        Directory.Delete(workspace.Path("mirror.all"), recursive: true);
        Library(workspace, "shelf", "", "-module(shelf).\n-export([size/0]).\n-callback name() -> atom().\nsize() -> 3.\n");
        Library(
            workspace,
            "stock",
            """<ItemGroup><ProjectReference Include="../shelf/shelf.relproj" StartType="load" /></ItemGroup>""",
            "-module(stock).\n-behaviour(shelf).\n-export([name/0]).\nname() -> stock.\n");
        Application(workspace, "shop", ", stock", "-module(shop).\n-export([open/0]).\nopen() -> stock:name().\n");
        return workspace.Write("shop/shop.relproj", project);
    }

    public static void Application(Workspace workspace, string name, string uses, string module)
    {
        workspace.Write(
            $"{name}/src/{name}.app.src",
            $$"""{application, {{name}}, [{description, "{{name}}"}, {vsn, "0.1"}, {modules, []}, {registered, []}, {applications, [kernel, stdlib{{uses}}]}]}.""" + "\n");
        workspace.Write($"{name}/src/{name}.erl", module);
    }

    /// <summary>Path and inode of every file of the release: one that is written anew is another one, also where its content is the same.</summary>
    public static (string Path, string Inode)[] Files(Workspace workspace, string project, string release) =>
        [.. Tool.Run("find", [".", "-type", "f", "-printf", "%P\\t%i\\n"], workspace.Path(project, "bin", "Debug", "rel", release)).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line.Split('\t')[0], line.Split('\t')[1]))];

    private static void Library(Workspace workspace, string name, string items, string module)
    {
        Application(workspace, name, "", module);
        workspace.Write($"{name}/{name}.relproj", $"<Project Sdk=\"Release.Sdk\"><PropertyGroup><IsReleasable>false</IsReleasable></PropertyGroup>{items}</Project>");
    }
}

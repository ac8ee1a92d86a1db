namespace Release.Tasks.Tests.Stages;

/// <summary>
/// A Mix project with a protocol, a runtime configuration, files in priv, templates, and a dependency that is no application of the release;
/// compiled and released by the installed mix, whose release is what ours is held against.
/// </summary>
internal sealed class GreeterProject : IDisposable
{
    private const string Mix =
        """
        defmodule Greeter.MixProject do
          use Mix.Project

          def project do
            [app: :greeter, version: "0.2.0", deps: [{:shout, path: "deps/shout", runtime: false}],
             releases: [greeter: [applications: [logger: :temporary, crypto: :load], strip_beams: [keep: ["Docs"], compress: true]]]]
          end

          def application, do: [mod: {Greeter.Application, []}, extra_applications: [:logger]]
        end
        """;

    private const string Greeter =
        """
        defprotocol Greeter.Name do
          @doc "How it is called."
          def of(thing)
        end

        defimpl Greeter.Name, for: Integer do
          def of(number), do: "number #{number}"
        end

        defmodule Greeter.Application do
          use Application
          def start(_type, _arguments), do: Supervisor.start_link([], strategy: :one_for_one)

          def report do
            prepared = Protocol.consolidated?(Greeter.Name)
            IO.puts("#{Application.get_env(:greeter, :greeting)}, #{Greeter.Name.of(7)}, #{prepared}, #{Application.get_env(:greeter, :place)}")
          end
        end
        """;

    private readonly TemporaryDirectory _directory = new();

    public GreeterProject()
    {
        Write("mix.exs", Mix);
        Write("lib/greeter.ex", Greeter);
        Write("priv/words/hello.txt", "hello\n");
        Write("config/config.exs", "import Config\nconfig :greeter, greeting: \"hello\"\n");
        Write("config/runtime.exs", "import Config\nconfig :greeter, place: System.fetch_env!(\"GREETER_PLACE\")\n");
        Write("rel/vm.args.eex", "## <%= @release.name %>\r\n<%# a comment %>-env GREETER <%= @release.version %>/<%=@release.erts_version%> <%% é\n");
        Write("rel/env.sh.eex", "# <%= @release.name %>\n");
        Write("deps/shout/mix.exs", "defmodule Shout.MixProject do\n  use Mix.Project\n  def project, do: [app: :shout, version: \"1.1.0\"]\nend\n");
        Write("deps/shout/lib/shout.ex", "defmodule Shout do\nend\n");
        var result = Tool.Run("mix", ["do", "deps.get,", "release", "--path", Path("theirs")], Path(), new Dictionary<string, string?> { ["MIX_ENV"] = "prod", ["HOME"] = _directory.FullPath });
        Assert.AreEqual(0, result.ExitCode, result.Output + result.Errors);
        Write("mix.term", Description());
    }

    /// <summary>Full path of a file of the project; mix's release is in <c>theirs</c>.</summary>
    public string Path(string path = "") => System.IO.Path.Join(_directory.Path("greeter"), path);

    public void Write(string path, string text) => _directory.Write(System.IO.Path.Join("greeter", path), text);

    public void Dispose() => _directory.Dispose();

    /// <summary>The description of the project, as CompileMix writes it.</summary>
    public string Description(string app = "greeter", bool isUmbrella = false) =>
        $$"""
        {mix,"1.14.0",prod,host}.
        {elixir,"{{Elixir.Library}}"}.
        {project,{{app}},"0.2.0",{{(isUmbrella ? "true" : "false")}}}.
        {application,greeter,"{{Path("_build/prod/lib/greeter/ebin")}}","{{Path()}}"}.
        {application,shout,"{{Path("_build/prod/lib/shout/ebin")}}","{{Path("deps/shout")}}"}.
        {own,[greeter]}.
        {consolidated,"{{Path("_build/prod/lib/greeter/consolidated")}}"}.
        {default_release,undefined}.
        {release,greeter,[{applications,[]},{version,"0.2.0"},{runtime_config_path,"{{Path("config/runtime.exs")}}"}]}.
        """;
}

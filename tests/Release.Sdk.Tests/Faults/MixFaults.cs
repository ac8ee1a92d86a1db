using static Release.Sdk.Tests.Faults.Fault;
using static Release.Sdk.Tests.Faults.SoundProjects;

namespace Release.Sdk.Tests.Faults;

/// <summary>Faults in a Mix project: its sources, <c>mix.exs</c>, configuration, templates, and what the project file adds.</summary>
internal static class MixFaults
{
    private const string MixExs = "mix.exs";
    private const string Config = "config/config.exs";
    private const string Template = "rel/env.sh.eex";

    public static IEnumerable<Fault> All => [.. Sources, .. Definitions, .. Configurations, .. Templates];

    private static IEnumerable<Fault> Sources =>
    [
        Shell("an .ex with a syntax error", Shop, "sed -i '3s/.*/  def open(, do: 1/' lib/shop.ex", "REL8015 lib/shop.ex:4 unexpected reserved word: end"),
        Shell("an .ex that calls what is not there", Shop, "sed -i '3s/.*/  def open, do: nosuch()/' lib/shop.ex", "REL8015 lib/shop.ex:3 undefined function nosuch/0"),
        Shell("a dependency that was not fetched", Shop, $"sed -i 's|deps: \\[\\]|deps: [{{:gone, git: \"https://127.0.0.1/gone.git\"}}]|' {MixExs}", $"REL8017 {MixExs} mix deps.get"),
    ];

    private static IEnumerable<Fault> Definitions =>
    [
        Shell("a mix.exs with a syntax error", Shop, $"sed -i '4s/.*/  def project, do: [/' {MixExs}", $"REL8015 {MixExs}:6 missing terminator"),
        Shell("a mix.exs that raises", Shop, $"sed -i '4s/.*/  def project, do: raise(\"no project today\")/' {MixExs}", $"REL8015 {MixExs}:4 no project today"),
        Shell("an option with a bad value", Shop, $"sed -i 's/include_erts: false/strip_beams: :maybe/' {MixExs}", $"REL1035 {MixExs} strip_beams"),
        Shell("a mode that is none", Shop, $"sed -i 's/include_erts: false/applications: [shop: :always]/' {MixExs}", $"REL1036 {MixExs} :always"),
        Shell("a release without a name for one", Shop, $"sed -i 's/releases: \\[shop/releases: [\"the shop\"/' {MixExs}", $"REL1033 {MixExs} the shop"),
        InProject("a release that mix.exs does not define", Shop, "<PropertyGroup><ReleaseName>shpo</ReleaseName></PropertyGroup>", "REL1030 mix.exs There is no release 'shpo'"),
        InProject("a ReleaseApplication that is nowhere", Shop, "<ItemGroup><ReleaseApplication Include=\"cowboy\" /></ItemGroup>", "REL4010 shop.relproj 'cowboy' was not found"),
    ];

    // Elixir 1.14 keeps no line of a script that it evaluates; later ones name it.
    private static IEnumerable<Fault> Configurations =>
    [
        Shell("a config.exs that raises", Shop, $"sed -i '2s/.*/raise \"no configuration today\"/' {Config}", $"REL8015 {Config} no configuration today"),
        Shell("a config.exs with a syntax error", Shop, $"sed -i '2s/.*/config :shop, [/' {Config}", $"REL8015 {Config}:3 missing terminator"),
        Shell("a value that no file holds", Shop, $"sed -i '2s/.*/config :shop, place: self()/' {Config}", $"REL1042 {Config} The configuration :place of application :shop"),
        Shell("a runtime_config_path that is not there", Shop, $"sed -i 's|include_erts: false|runtime_config_path: \"config/run.exs\"|' {MixExs}", $"REL1038 {MixExs} 'config/run.exs'"),
        InProject("a RuntimeConfigPath that is not there", Shop, "<PropertyGroup><RuntimeConfigPath>config/run.exs</RuntimeConfigPath></PropertyGroup>", "REL1007 shop.relproj config/run.exs"),
        Shell("a ReleaseConfigProvider that is no module", Shop, "sed -i 's/Shop.Vault/Shop.Volt/' shop.relproj", "REL1043 shop.relproj Shop.Volt"),
        Shell("a ReleaseConfigProvider that is no Elixir", Shop, "sed -i 's/Argument=\"\\[\\]\"/Argument=\"[\"/' shop.relproj", "REL1044 shop.relproj Shop.Vault"),
        Shell("a config provider that raises", Shop, "sed -i 's/def init(options), do: options/def init(_), do: raise(\"no vault\")/' lib/vault.ex", "REL1043 lib/vault.ex:5 no vault"),
        Shell("a config provider that keeps a process", Shop, "sed -i 's/def init(options), do: options/def init(_), do: self()/' lib/vault.ex", "REL1045 shop.relproj Shop.Vault"),
    ];

    private static IEnumerable<Fault> Templates =>
    [
        Shell("an .eex with an unknown field", Shop, $"sed -i '2s/@release.name/@release.nme/' {Template}", $"REL1046 {Template} key :nme not found"),
        Shell("an .eex with a syntax error", Shop, $"sed -i '2s/%>/(%>/' {Template}", $"REL1046 {Template}:2 missing terminator"),
        Shell("an .hbs beside with an unknown field", Shop, "echo '{{release.nme}}' > rel/env.sh.hbs", "REL1801 rel/env.sh.hbs:1 'release.nme' is unknown"),
        Shell("an overlay of mix.exs that is a dangling link", Shop, "mkdir -p rel/overlays && ln -s /no/such rel/overlays/more", "REL7006 rel/overlays/more points to '/no/such'"),
    ];
}

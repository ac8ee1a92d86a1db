namespace Release.Sdk.Tests.Mix;

/// <summary>Every difference from <c>mix release</c> that is meant.</summary>
internal static class DeliberateDifferences
{
    /// <summary>Files and their contents.</summary>
    public static IReadOnlyList<DeliberateDifference> OfFiles { get; } =
    [
        new(Side.Mix, "releases/COOKIE", "No secret is baked in unasked: the first start makes a cookie, unless `cookie:` or `ReleaseCookie` is set"),
        new(Side.Sdk, "releases/RELEASES", "`release_handler` can list and upgrade the release"),
        new(Side.Sdk, "releases/VSN/control.sh, releases/VSN/settings.sh, releases/VSN/state.sh, releases/VSN/*commands*", "The launcher is small; what belongs to a version stands with it, so that an upgrade replaces it"),
        new(Side.Sdk, "lib/*/include/**", "Headers are part of an application, as systools ships them"),
        new(Side.Sdk, "**.beam Type, **.beam Meta", "Stripping keeps the chunks that the OTP of the release calls significant: the loader optimises with the types, which mix 1.14 strips"),
        new(Side.Mix, "erts-VSN/bin/erlc, erts-VSN/bin/dialyzer, erts-VSN/bin/typer, erts-VSN/bin/ct_run, erts-VSN/bin/yielding_c_fun", "Tools that make systems; one that only runs has no use for them, and systools leaves them out as well"),
        new(Side.Mix, "erts-VSN/bin/start", "It names the directory where Erlang was installed, and nothing calls it"),
        new(Side.Mix, "bin", "An empty directory where there are no launchers"),
        new(Side.Mix, "NAME-VSN.tar.gz", "An archive is left beside the release, in `ReleaseArchiveDirectory`, not inside it"),
        new(Side.Both, "erts-VSN/bin/erl", "A relocatable script, as mix writes one, of our own"),
        new(Side.Both, "bin/NAME, bin/NAME.bat", "Launchers of our own: stop waits, no cookie on a command line, checked settings"),
        new(Side.Both, "releases/VSN/elixir, releases/VSN/iex", "Launchers of our own, not patched copies of the installed ones"),
        new(Side.Both, "releases/VSN/vm.args, releases/VSN/remote.vm.args, releases/VSN/env.sh, releases/VSN/env.bat", "Where the project has no template, the comments of the shipped one are ours"),
    ];

    /// <summary>What running nodes tell; a place is <c>APPLICATION KEY</c>, or a command.</summary>
    public static IReadOnlyList<DeliberateDifference> OfNodes { get; } =
    [
        new(Side.Both, "kernel inet_dist_use_interface", "A node with a short name listens on 127.0.0.1, given on the command line"),
        new(Side.Both, "elixir config_provider_booted", "The private copy of the configuration stands with the node's other files, in `RELEASE_TMP/NAME`"),
        new(Side.Sdk, "elixir config_provider_reboot_mode", "Tells the mode after the restart for the configuration; mix 1.14.0 misspells it"),
        new(Side.Both, "mode", "After the restart for the configuration the node is in embedded mode again, not left in interactive mode as by mix 1.14.0"),
    ];

    /// <summary>The differences that no row explains.</summary>
    public static IReadOnlyList<Difference> Unexplained(IEnumerable<Difference> differences, IReadOnlyList<DeliberateDifference> table) =>
        [.. differences.Where(difference => !table.Any(row => row.Explains(difference)))];
}

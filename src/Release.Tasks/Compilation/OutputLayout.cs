namespace Release.Tasks.Compilation;

/// <summary>Where compiled applications and what is needed beside them stand below the output directory.</summary>
/// <param name="Root">Full path of the output directory.</param>
internal sealed record OutputLayout(string Root)
{
    /// <summary>The directory of what only the compilation needs.</summary>
    public string Own => Path.Combine(Root, ".erlc");

    /// <summary>What the last compilation saw.</summary>
    public string State => Path.Combine(Own, "state");

    /// <summary>Where each run of erlc has a directory of its own.</summary>
    public string Runs => Path.Combine(Own, "runs");

    /// <summary>Copies of the applications' headers as <c>APP/include/…</c>, for <c>-include_lib</c>.</summary>
    public string Headers => Path.Combine(Own, "headers");

    /// <summary>An application's directory.</summary>
    public string Of(string application) => Path.Combine(Root, application);

    /// <summary>The directory of an application's modules.</summary>
    public string Ebin(string application) => Path.Combine(Root, application, "ebin");

    /// <summary>The directory of the Erlang source that was made of an application's grammars.</summary>
    public string Generated(string application) => Path.Combine(Own, "generated", application);
}

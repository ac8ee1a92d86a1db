namespace Release.Otp.Systools;

/// <summary>The options that change a boot script: those of <c>systools:make_script/2</c>, and what <c>mix release</c> adds.</summary>
public sealed record BootScriptOptions
{
    /// <summary><c>no_dot_erlang</c>: the node does not read the user's <c>.erlang</c> file.</summary>
    public bool NoDotErlang { get; init; }

    /// <summary><c>local</c>: paths are those of the build machine, for trying a release where it was built.</summary>
    public bool Local { get; init; }

    /// <summary>
    /// <c>variables</c>: an application below a variable's directory is found below <c>$NAME</c> at boot. The first that fits counts.
    /// </summary>
    public Seq<BootVariable> Variables { get; init; }

    /// <summary>What the node calls as soon as stdlib is started, in this order; systools has no such option, <c>mix release</c> adds it.</summary>
    public Seq<BootCall> AfterStdlib { get; init; }

    /// <summary>Directories that modules are looked for in first; also an addition of <c>mix release</c>.</summary>
    public PrependedPaths? Prepended { get; init; }
}

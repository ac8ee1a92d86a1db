namespace Release.Otp.Systools;

/// <summary>The options of <c>systools:make_script/2</c> that change the script.</summary>
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
}

namespace Release.Otp.TargetSystem;

/// <summary>An application of the release with the files that are shipped of it.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Vsn">Its version, the key <c>vsn</c> of its <c>.app</c>.</param>
/// <param name="Modules">The modules that its <c>.app</c> lists, and where it does.</param>
/// <param name="Files">Paths below the application's directory: <c>ebin/…</c>, <c>priv/…</c>, <c>include/…</c>.</param>
/// <param name="IsShipped">False for an application that the release takes from the Erlang/OTP of its host.</param>
public sealed record ApplicationFiles(
    string Name, string Vsn, Seq<ListedModule> Modules, Seq<InputFile> Files, bool IsShipped = true)
{
    /// <summary>Where the application stands in every target system: <c>lib/NAME-VSN</c>.</summary>
    public string Directory => $"lib/{Name}-{Vsn}";
}

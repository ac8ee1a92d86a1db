namespace Release.Tasks.Disk.Installations;

/// <summary>An application in the <c>lib</c> of an Erlang/OTP installation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vsn">Its version as its directory says it.</param>
/// <param name="Directory">Full path of <c>lib/NAME-VSN</c>.</param>
public sealed record InstalledApplication(string Name, string Vsn, string Directory);

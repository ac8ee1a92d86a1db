using Release.Otp;
using Release.Otp.Terms;

namespace Release.Tasks.Compilation;

/// <summary>An application of the project, as its sources describe it.</summary>
/// <param name="Name">The application's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Directory">Full path of the directory that holds <c>src</c>.</param>
/// <param name="Keys">The keys of its <c>.app.src</c> with the version in place.</param>
internal sealed record ErlangApplication(string Name, string Version, string Directory, Seq<Term> Keys)
{
    /// <summary>The directory of its sources.</summary>
    public string Source => Path.Combine(Directory, "src");

    /// <summary>The directory of the headers that it offers to others.</summary>
    public string Include => Path.Combine(Directory, "include");
}

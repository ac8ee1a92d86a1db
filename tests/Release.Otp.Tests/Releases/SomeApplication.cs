using System.Text;

namespace Release.Otp.Tests.Releases;

/// <summary>An application of a test, and the text of its <c>.app</c> file. Names are plain atoms.</summary>
internal sealed record SomeApplication(string Name, string Vsn = "1.0")
{
    public string[] Uses { get; init; } = ["kernel", "stdlib"];

    public string[] Optional { get; init; } = [];

    public string[] Includes { get; init; } = [];

    public string[] Modules { get; init; } = [];

    public string[] Registered { get; init; } = [];

    /// <summary>Further properties as text, such as <c>{env,[]}</c>.</summary>
    public string[] More { get; init; } = [];

    /// <summary>The text instead of the one made of the properties.</summary>
    public string? Text { get; init; }

    public string Directory { get; init; } = "/somewhere";

    /// <summary>Whether its directory carries its version, as in an OTP installation but not in a build tool's output.</summary>
    public bool IsVersioned { get; init; } = true;

    public string Ebin => IsVersioned ? $"{Directory}/{Name}-{Vsn}/ebin" : $"{Directory}/{Name}/ebin";

    public string File => $"{Ebin}/{Name}.app";

    public byte[] Bytes => Encoding.UTF8.GetBytes(Text ?? Written());

    private string Written() =>
        $"{{application,{Name},[\n" + string.Join(",\n",
        [
            $"{{vsn,\"{Vsn}\"}}",
            $"{{description,\"{Name} of a test\"}}",
            $"{{modules,{List(Modules)}}}",
            $"{{registered,{List(Registered)}}}",
            $"{{applications,{List(Uses)}}}",
            $"{{optional_applications,{List(Optional)}}}",
            $"{{included_applications,{List(Includes)}}}",
            .. More,
        ]) + "]}.\n";

    private static string List(IEnumerable<string> atoms) => $"[{string.Join(",", atoms)}]";
}

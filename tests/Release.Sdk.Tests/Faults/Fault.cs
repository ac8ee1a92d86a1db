namespace Release.Sdk.Tests.Faults;

/// <summary>What is done to a project that built before, and what the next build says.</summary>
/// <param name="Title">The fault, in a few words.</param>
/// <param name="Project">Which project of <see cref="SoundProjects"/> gets it.</param>
/// <param name="Break">Breaks the project in this directory.</param>
/// <param name="Errors">Every error as <c>CODE FILE[:LINE] A PART OF THE MESSAGE</c>; the file is relative to the project.</param>
public sealed record Fault(string Title, string Project, Action<string> Break, params string[] Errors)
{
    public override string ToString() => Title;

    /// <summary>A fault made by shell commands, run in the project's directory.</summary>
    public static Fault Shell(string title, string project, string commands, params string[] errors) =>
        new(title, project, directory => Run(directory, commands), errors);

    /// <summary>A fault in the project file: lines in front of its end.</summary>
    public static Fault InProject(string title, string project, string lines, params string[] errors) =>
        new(title, project, directory => Insert(directory, lines), errors);

    /// <summary>A property with a bad value.</summary>
    public static Fault Property(string name, string value, params string[] errors) =>
        InProject($"{name} is {value}", SoundProjects.Web, $"<PropertyGroup><{name}>{value}</{name}></PropertyGroup>", errors);

    private static void Run(string directory, string commands)
    {
        var result = Tool.Run("sh", ["-euc", commands], directory);
        Assert.AreEqual(0, result.ExitCode, $"{commands}\n{result.Errors}");
    }

    private static void Insert(string directory, string lines)
    {
        var file = Directory.GetFiles(directory, "*.relproj").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("</Project>", lines + "\n</Project>", StringComparison.Ordinal));
    }
}

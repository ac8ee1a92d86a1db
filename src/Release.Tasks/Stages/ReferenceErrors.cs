using Release.Otp;
using static Release.Otp.Diagnostic;

namespace Release.Tasks.Stages;

/// <summary>What can be wrong with references to other projects.</summary>
internal static class ReferenceErrors
{
    /// <summary>REL1060: The program of 'port.csproj' is meant for application 'web', which is not in the release. Correct ReleaseApplication of the reference, or add the application.</summary>
    public static Diagnostic UnknownApplication(Place place, PortProgram program) => Error(
        1060,
        place,
        $"The program of '{Name(program.Project)}' is meant for application '{program.Application}', which is not in the release. Correct ReleaseApplication of the " +
            "reference, or add the application to the release.");

    /// <summary>REL1061: The reference to 'port.csproj' has the ReleasePath '../bin', which is not below priv. Programs of an application stand there: write 'priv/NAME'.</summary>
    public static Diagnostic OutsidePriv(Place place, WrittenReference reference) => Error(
        1061,
        place,
        $"The reference to '{Name(reference.Project)}' has the ReleasePath '{reference.Path}', which is not below priv. Programs of an application stand there: write 'priv/NAME'.");

    /// <summary>REL1062: Two references put their programs to 'priv/port' of application 'web': 'one.csproj' and 'other.csproj'. Give each a ReleasePath of its own.</summary>
    public static Diagnostic TwoPrograms(Place place, WrittenReference one, WrittenReference other) => Error(
        1062,
        place,
        $"Two references put their programs to '{one.Directory}' of application '{one.Application}': '{Name(one.Project)}' and '{Name(other.Project)}'. Give each a ReleasePath of its own.");

    /// <summary>REL1063: 'port.csproj' publishes nothing that could stand in application 'web'. Refer to a .NET program; of one for several frameworks say which with SetTargetFramework.</summary>
    public static Diagnostic NothingPublished(Place place, WrittenReference reference) => Error(
        1063,
        place,
        $"'{Name(reference.Project)}' publishes nothing that could stand in application '{reference.Application}'. Refer to a .NET program; of one for several frameworks say which " +
            "with SetTargetFramework=\"TargetFramework=net10.0\" on the reference.");

    /// <summary>REL1064: The reference to 'web.relproj' has the StartType 'always'. Use permanent, transient, temporary, load or none.</summary>
    public static Diagnostic BadStartType(Place place, WrittenReference reference) => Error(
        1064, place, $"The reference to '{Name(reference.Project)}' has the StartType '{reference.StartType}'. Use permanent, transient, temporary, load or none.");

    /// <summary>REL1065: The reference to 'port.csproj' has a ReleasePath and no ReleaseApplication. Name the application that holds the program.</summary>
    public static Diagnostic PathWithoutApplication(Place place, WrittenReference reference) => Error(
        1065,
        place,
        $"The reference to '{Name(reference.Project)}' has a ReleasePath and no ReleaseApplication. Name the application that holds the program, or leave out the path.");

    private static string Name(string project) => Path.GetFileName(project);
}

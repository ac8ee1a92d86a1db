using Release.Otp;
using Release.Otp.TargetSystem;

namespace Release.Tasks.Disk.Archives;

/// <summary>
/// What the members of an archive may be. Nothing is unpacked here; but an archive of a release that breaks one of these was not made by a tool that
/// builds releases, and what is read of it could not be what <c>release_handler</c> unpacked from it.
/// </summary>
/// <param name="archive">The archive, for messages.</param>
internal sealed class ArchiveRules(string archive)
{
    /// <summary>Bytes that may come out of an archive whatever its own size.</summary>
    public const long AnyRatio = 64L << 20;

    /// <summary>How many times its own bytes an archive may hold; releases hold three to six times theirs.</summary>
    public const long MostRatio = 100;

    /// <summary>Most bytes of all members.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>The longest target of a link, which is that of Linux.</summary>
    public const int LongestTarget = 4096;

    private const int MostMembers = 200_000;
    private const int RunsAsOwnerOrGroup = 0b110_000_000_000;

    // Every path and those above it, in one spelling.
    private readonly Dictionary<string, (string Spelling, bool IsDirectory)> _paths = new(StringComparer.OrdinalIgnoreCase);
    private int _members;

    /// <summary>The path below the root of a member that may be there; null for the root itself.</summary>
    /// <exception cref="DiagnosticException">REL6130: it may not.</exception>
    public string? Check(ArchiveMember member)
    {
        if (++_members > MostMembers)
        {
            throw Refused($"it has more than {MostMembers} members");
        }

        var path = PathOf(member.Name);
        var fault = path.Length == 0 ? (member.Kind == FileKind.Directory ? null : "names the root of the release")
            : TargetPath.Fault(path) ?? OfKind(member, path) ?? Meeting(path, member.Kind == FileKind.Directory);
        return fault is not null ? throw Refused($"its member '{TargetSystemErrors.Visible(member.Name)}' {fault}") : path.Length > 0 ? path : null;
    }

    /// <summary>Refuses the archive where it expands to far more than it is, or to more than any release.</summary>
    public void CheckSize(long expanded, long compressed)
    {
        if (expanded > MostBytes || (expanded > AnyRatio && expanded / MostRatio > compressed))
        {
            throw Refused(expanded > MostBytes ? $"it holds more than {MostBytes} bytes" : $"it holds more than {MostRatio} times its own bytes");
        }
    }

    /// <summary>The refusal of the archive.</summary>
    public DiagnosticException Refused(string why) => new(BuiltReleaseErrors.Refused(archive, why));

    // As a program that unpacks it does, "./a//b/" is "a/b".
    private static string PathOf(string name) => name.StartsWith('/') ? name : string.Join('/', name.Split('/').Where(part => part is not ("" or ".")));

    private static string? OfKind(ArchiveMember member, string path) => member.Kind switch
    {
        FileKind.Special => "is a device, a pipe, a hard link or of an unknown kind",
        _ when path is [>= 'A' and <= 'Z' or >= 'a' and <= 'z', ':', ..] => "names a drive",
        FileKind.Regular when (member.Mode & RunsAsOwnerOrGroup) != 0 => "would run with its owner's rights",
        FileKind.Link when !StaysInside(path, member.Target) => "is a link that leads out of the release",
        not FileKind.Regular when member.Size != 0 => "is no file and has content",
        _ => null,
    };

    // Names behind which a target climbs may be links themselves, so it may climb only at its beginning: there it goes through real directories.
    private static bool StaysInside(string path, string target)
    {
        var parts = target.Split('/');
        var climbs = parts.TakeWhile(part => part is ".." or ".").Count(part => part == "..");
        return target.Length > 0 && !target.StartsWith('/') && !target.Contains('\\') && !target.Contains('\0')
            && climbs == parts.Count(part => part == "..") && climbs <= path.Count(c => c == '/');
    }

    private string? Meeting(string path, bool isDirectory)
    {
        foreach (var above in TargetPath.Parents(path))
        {
            if (!_paths.TryAdd(above, (above, true)) && _paths[above] is var (spelling, isOne) && (!isOne || spelling != above))
            {
                return isOne ? $"differs only in case from one below '{spelling}'" : $"stands below '{spelling}', which is no directory";
            }
        }

        return _paths.TryAdd(path, (path, isDirectory)) ? null
            : _paths[path].Spelling != path ? $"differs only in case from '{_paths[path].Spelling}'"
            : isDirectory && _paths[path].IsDirectory ? null
            : "stands there twice";
    }
}

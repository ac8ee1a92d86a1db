using System.Security.Cryptography;

namespace Release.Hostile;

/// <summary>A directory of an input's own, several levels down so that a path that climbs out of it still ends in a place that is watched.</summary>
internal sealed class Sandbox : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("release-hostile-").FullName;
    private readonly Dictionary<string, string> _before = [];

    public Sandbox()
    {
        Input = Directory.CreateDirectory(Path.Join(_root, "1/2/3/4/input")).FullName;
        Output = Directory.CreateDirectory(Path.Join(_root, "1/2/3/4/output")).FullName;
        File.WriteAllText(Path.Join(_root, "1/victim"), "untouched");
    }

    /// <summary>Where the input stands.</summary>
    public string Input { get; }

    /// <summary>The one place where the reader may write.</summary>
    public string Output { get; }

    /// <summary>A file of the input.</summary>
    public string Write(string path, byte[] bytes)
    {
        var file = Path.Join(Input, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Remembers everything outside the output.</summary>
    public void Watch()
    {
        foreach (var (path, state) in States())
        {
            _before[path] = state;
        }
    }

    /// <summary>What was added, changed or removed outside the output since.</summary>
    public string? Escape()
    {
        var after = States().ToDictionary(state => state.Path, state => state.State);
        return after.Where(state => !_before.TryGetValue(state.Key, out var before) || before != state.Value).Select(state => state.Key)
            .Concat(_before.Keys.Where(path => !after.ContainsKey(path))).FirstOrDefault();
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private IEnumerable<(string Path, string State)> States()
    {
        var next = new Stack<string>([_root]);
        while (next.TryPop(out var path))
        {
            var info = new FileInfo(path);
            if (info.LinkTarget is not null)
            {
                yield return (path, "link " + info.LinkTarget);
            }
            else if (Directory.Exists(path))
            {
                yield return (path, "directory");
                foreach (var inside in Directory.EnumerateFileSystemEntries(path).Where(inside => inside != Output))
                {
                    next.Push(inside);
                }
            }
            else
            {
                yield return (path, $"{info.Length} {info.UnixFileMode} {(info.Length is > 0 and < 1 << 20 ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "")}");
            }
        }
    }
}

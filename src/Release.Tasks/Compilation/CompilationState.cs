using System.Text.Json;
using System.Text.Json.Serialization;
using Release.Tasks.Disk;

namespace Release.Tasks.Compilation;

/// <summary>What the last compilation saw. Where it cannot be read, nothing is up to date.</summary>
/// <param name="Key">Digest of all that concerns every unit: compiler, options, paths.</param>
/// <param name="Applications">The applications whose directories were made.</param>
/// <param name="Units">The units that were compiled without error.</param>
/// <param name="Files">The files as they were then.</param>
internal sealed record CompilationState(string Key, List<string> Applications, Dictionary<string, UnitState> Units, Dictionary<string, KnownFile> Files)
{
    /// <summary>The last compilation; its units only if it had this key.</summary>
    public static CompilationState Load(string file, string key)
    {
        var last = Read(file);
        return last is not null && IsWhole(last)
            ? new CompilationState(key, last.Applications, last.Key == key ? last.Units : [], last.Files)
            : new CompilationState(key, [], [], []);
    }

    public void Save(string file) => OutputFile.WriteIfDifferent(file, JsonSerializer.SerializeToUtf8Bytes(this, CompilationStateJson.Default.CompilationState));

    // A deserializer leaves null what is not there, whatever the types say.
    private static bool IsWhole(CompilationState last) =>
        last is { Applications: not null, Units: not null, Files: not null }
        && !last.Applications.Contains(null!)
        && last.Units.Values.All(IsWhole)
        && last.Files.Values.All(file => file is { Stamp: not null, Digest: not null }
            && (file.Facts is null || (file.Facts is { Behaviours: not null, Transforms: not null, Includes: not null, Calls: not null }
                && !file.Facts.Behaviours.Concat(file.Facts.Transforms).Concat(file.Facts.Includes).Concat(file.Facts.Calls).Contains(null!))));

    private static bool IsWhole(UnitState? unit) =>
        unit is { Source: not null, Headers: not null, Uses: not null, Output: not null, Warnings: not null }
        && !unit.Headers.ContainsValue(null!)
        && !unit.Uses.ContainsValue(null!)
        && unit.Warnings.All(warning => warning is { Code: not null, Message: not null });

    private static CompilationState? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), CompilationStateJson.Default.CompilationState) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(CompilationState))]
internal sealed partial class CompilationStateJson : JsonSerializerContext;

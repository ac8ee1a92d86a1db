using System.Text.Encodings.Web;
using System.Text.Json;
using Release.Otp.Insight;

namespace Release.Tasks.Stages;

/// <summary>
/// An explanation as JSON, for programs. Its form has a number, which changes when a key is removed or means something else; keys may be
/// added. Sizes are bytes; <c>startPosition</c> and <c>includedBy</c> are null where there is none.
/// </summary>
public static class ReleaseExplanationJson
{
    /// <summary>The number of the form.</summary>
    public const int Schema = 1;

    // Nothing of this stands in a page of HTML, and names in it are to be read.
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text in UTF-8, with a line feed at its end.</summary>
    public static byte[] Write(ReleaseExplanation release)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            Write(json, release);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter json, ReleaseExplanation release)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("name", release.Name);
        json.WriteString("version", release.Vsn.Value);
        json.WriteString("ertsVersion", release.ErtsVsn.Value);
        json.WriteNumber("size", release.Size);
        json.WriteNumber("sizeInRelease", release.SizeInRelease);
        WriteList(json, "applications", release.Applications, application => Write(json, application));
        WriteList(json, "missingModules", release.Missing, call => Write(json, call));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExplainedApplication application)
    {
        json.WriteStartObject();
        json.WriteString("name", application.Name.Value);
        json.WriteString("version", application.Vsn.Value);
        json.WriteString("startType", application.StartType.ToString().ToLowerInvariant());
        json.WritePropertyName("startPosition");
        JsonSerializer.Serialize(json, application.StartPosition);
        json.WriteString("includedBy", application.IncludedBy?.Value);
        json.WriteString("origin", application.Facts.Origin.ToString());
        json.WriteString("directory", application.Facts.Directory);
        WriteList(json, "whoAsked", application.Facts.WhoAsked, name => json.WriteStringValue(name.Value));
        json.WriteNumber("modules", application.Facts.Modules.Count);
        json.WriteNumber("size", application.Facts.Size);
        json.WriteNumber("sizeInRelease", application.Facts.SizeInRelease);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MissingModule call)
    {
        json.WriteStartObject();
        json.WriteString("application", call.Application.Value);
        json.WriteString("caller", call.Caller);
        json.WriteString("module", call.Module);
        WriteList(json, "functions", call.Functions, json.WriteStringValue);
        WriteList(json, "foundIn", call.FoundIn, name => json.WriteStringValue(name.Value));
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}

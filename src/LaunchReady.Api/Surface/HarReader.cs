using System.Text;
using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Reads HAR 1.2 captures: what the app really calls, with the values it really sends. Credentials are never taken over.</summary>
internal static class HarReader
{
    private static readonly string[] StaticTypes = ["javascript", "css", "image/", "font", "video/", "audio/", "wasm"];

    private static readonly HashSet<string> StaticFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        ".js", ".mjs", ".css", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".avif", ".woff", ".woff2", ".ttf", ".otf", ".wasm", ".html", ".htm", ".webmanifest",
    };

    public static DocumentReading Read(string name, ReadOnlyMemory<byte> bytes, Uri baseUrl, IReadOnlyList<Operation> known)
    {
        var reading = new DocumentReading(SourceKind.Har, name);
        if (SourceText.Parse(name, bytes, allowYaml: false, out var error) is not { } root)
        {
            return reading with { Errors = [error!] };
        }

        if (root.Member("log").Member("entries") is not { ValueKind: JsonValueKind.Array } entries)
        {
            return reading with { Errors = [SourceText.At(name, 1, 1, "this is no HAR capture: log.entries is missing; export the traffic as HAR 1.2")] };
        }

        var requests = entries.EnumerateArray().Select(e => Entry(e, baseUrl)).OfType<HarEntry>().ToList();
        var own = requests.FindAll(r => r.Path is not null && !IsStatic(r));
        var paths = new TrafficPaths(new DocumentedPaths(known), own.ConvertAll(r => new RecordedPath(r.Method, r.Path!, AnswerShape(r))), AnsweredIds.In(own.Select(r => r.Answer).OfType<JsonElement>()));
        var operations = new OrderedDictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in own.Select(r => OperationOf(r, paths)))
        {
            operations[operation.Id] = Recorded.Joined(operations.GetValueOrDefault(operation.Id), operation);
        }

        var elsewhere = requests.Count(r => r.Path is null);
        return reading with
        {
            Operations = [.. operations.Values],
            Remarks = elsewhere == 0 ? [] : [$"{name}: {elsewhere} requests to other addresses than {baseUrl} were left out"],
        };
    }

    private static HarEntry? Entry(JsonElement entry, Uri baseUrl)
    {
        if (entry.Member("request") is not { } request || request.Text("method") is not { Length: > 0 } method
            || request.Text("url") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return null;
        }

        var response = entry.Member("response");
        var content = response.Member("content");
        var isSuccess = response?.Number("status") is >= 200 and < 300;
        return new HarEntry(method.ToUpperInvariant(), address, PathUnder(baseUrl, address), request, content?.Text("mimeType") ?? "", isSuccess, isSuccess ? Answer(content) : null);
    }

    /// <summary>The path below the base URL; null for another origin or another prefix.</summary>
    private static string? PathUnder(Uri baseUrl, Uri address)
    {
        var prefix = baseUrl.AbsolutePath.TrimEnd('/');
        if (!string.Equals(baseUrl.Scheme, address.Scheme) || Origin.Of(baseUrl) != Origin.Of(address))
        {
            return null;
        }

        return address.AbsolutePath == prefix ? "/"
            : address.AbsolutePath.StartsWith(prefix + "/", StringComparison.Ordinal) ? address.AbsolutePath[prefix.Length..]
            : null;
    }

    private static bool IsStatic(HarEntry entry) =>
        entry.Method is "OPTIONS" or "CONNECT" or "TRACE"
        || StaticTypes.Any(t => entry.AnswerType.Contains(t, StringComparison.OrdinalIgnoreCase))
        || (entry.Method is "GET" or "HEAD" && (entry.AnswerType.Contains("html", StringComparison.OrdinalIgnoreCase) || StaticFiles.Contains(Path.GetExtension(entry.Path!))));

    private static Operation OperationOf(HarEntry entry, TrafficPaths paths)
    {
        var query = entry.Address.Query.TrimStart('?');
        var (template, values) = paths.Template(entry.Method, entry.Path!, query);
        var path = values.Select(v => new Parameter(v.Name, ParameterPlace.Path, Required: true, new Schema(SchemaKind.Text), Recorded.Example(v.Value)));
        return new Operation(entry.Method, template)
        {
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Traffic },
            Parameters = [.. path.Concat(Recorded.Query(query)).DistinctBy(p => (p.Place, p.Name))],
            Body = Body(entry.Request),
            Answer = entry.Answer is { } answer ? InferredSchema.Of(answer) : null,
            AnswerTypes = entry.IsSuccess && entry.AnswerType.Length > 0 ? [MediaType.Bare(entry.AnswerType)] : [],
        };
    }

    private static JsonElement? Answer(JsonElement? content)
    {
        var text = content?.Text("text") ?? "";
        if (content?.Text("encoding") == "base64")
        {
            var buffer = new byte[text.Length];
            text = Convert.TryFromBase64String(text, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : "";
        }

        return Recorded.Parse(text);
    }

    private static string? AnswerShape(HarEntry entry) =>
        entry is { Method: "GET", Answer: { ValueKind: JsonValueKind.Object } answer } && answer.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList() is { Count: > 1 } names
            ? string.Join(',', names)
            : null;

    private static BodyShape? Body(JsonElement request)
    {
        if (request.Member("postData") is not { } data)
        {
            return null;
        }

        var type = MediaType.Bare(data.Text("mimeType") is { Length: > 0 } given ? given : MediaType.Json);
        var text = data.Text("text") ?? "";
        if (MediaType.IsForm(type))
        {
            var fields = data.List("params").Where(p => p.Text("name") is not null).Select(p => (p.Text("name")!, p.Text("value"), p.Text("fileName") is not null));
            return Recorded.Form(type, fields) ?? Recorded.Form(type, Fields(type, text));
        }

        return Recorded.Parse(text) is { } json ? Recorded.JsonBody(type, json) : text.Length > 0 ? new BodyShape(type, Schema.Any, Required: true) : null;
    }

    private static IEnumerable<(string, string?, bool)> Fields(string type, string text) => type == MediaType.Multipart
        ? []
        : text.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).Select(p => (Recorded.Decoded(p[0]), (string?)Recorded.Decoded(p.ElementAtOrDefault(1) ?? ""), false));
}

/// <param name="Path">Below the base URL; null for a request to another address.</param>
internal sealed record HarEntry(string Method, Uri Address, string? Path, JsonElement Request, string AnswerType, bool IsSuccess, JsonElement? Answer);

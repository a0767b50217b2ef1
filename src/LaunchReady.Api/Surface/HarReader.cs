using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Reads HAR 1.2 captures: what the app really calls, with the values it really sends. Credentials are never taken over.</summary>
internal static class HarReader
{
    private static readonly string[] StaticTypes = ["javascript", "css", "image/", "font", "video/", "audio/"];

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

        var elsewhere = 0;
        var operations = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var entry in entries.EnumerateArray())
        {
            if (entry.Member("request") is not { } request || request.Text("url") is not { } url || !Uri.TryCreate(url, UriKind.Absolute, out var address))
            {
                continue;
            }

            if (PathUnder(baseUrl, address) is not { } path)
            {
                elsewhere++;
            }
            else if (Recorded(request, entry.Member("response"), address, path, known) is { } operation)
            {
                operations[operation.Id] = Newer(operations.GetValueOrDefault(operation.Id), operation);
            }
        }

        return reading with
        {
            Operations = [.. operations.Values],
            Remarks = elsewhere == 0 ? [] : [$"{name}: {elsewhere} requests to other addresses than {baseUrl} were left out"],
        };
    }

    /// <summary>The path below the base URL; null for another origin or another prefix.</summary>
    private static string? PathUnder(Uri baseUrl, Uri address)
    {
        var prefix = baseUrl.AbsolutePath.TrimEnd('/');
        return Origin.Of(baseUrl) == Origin.Of(address) && (prefix.Length == 0 || address.AbsolutePath.StartsWith(prefix + "/", StringComparison.Ordinal))
            ? address.AbsolutePath[prefix.Length..]
            : null;
    }

    private static Operation? Recorded(JsonElement request, JsonElement? response, Uri address, string path, IReadOnlyList<Operation> known)
    {
        var method = request.Text("method")?.ToUpperInvariant();
        var content = response.Member("content");
        var type = content?.Text("mimeType") ?? "";
        if (method is null or "OPTIONS" or "CONNECT" || StaticTypes.Any(t => type.Contains(t, StringComparison.OrdinalIgnoreCase)) || (method == "GET" && type.Contains("html", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var (template, values) = TrafficPaths.Template(method, path, known);
        var answer = content?.Text("text") is { } text && Parse(text) is { } json ? InferredSchema.Of(json) : null;
        return new Operation(method, template)
        {
            Origins = new HashSet<OperationOrigin> { OperationOrigin.Traffic },
            Parameters = [.. values.Select(v => new Parameter(v.Name, ParameterPlace.Path, true, new Schema(SchemaKind.Text), Json.Quote(v.Value))), .. Query(address)],
            Body = Body(request),
            Answer = answer,
            AnswerTypes = type.Length == 0 ? [] : [type.Split(';')[0]],
        };
    }

    private static IEnumerable<Parameter> Query(Uri address) =>
        from pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        let name = Uri.UnescapeDataString(parts[0])
        where !IsCredential(name)
        select new Parameter(name, ParameterPlace.Query, Required: false, new Schema(SchemaKind.Text), Json.Quote(Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? "")));

    private static BodyShape? Body(JsonElement request)
    {
        if (request.Member("postData") is not { } data || data.Text("text") is not { Length: > 0 } text)
        {
            return null;
        }

        var type = (data.Text("mimeType") ?? "application/json").Split(';')[0];
        return Parse(text) is { } json
            ? new BodyShape(type, InferredSchema.Of(json), Required: true, json.GetRawText())
            : new BodyShape(type, Schema.Any, Required: true);
    }

    private static bool IsCredential(string name) =>
        name.Contains("token", StringComparison.OrdinalIgnoreCase) || name.Contains("key", StringComparison.OrdinalIgnoreCase) || name.Contains("secret", StringComparison.OrdinalIgnoreCase);

    /// <summary>A later request with a body tells more than an earlier one without.</summary>
    private static Operation Newer(Operation? earlier, Operation later) => earlier is null ? later : later with
    {
        Body = later.Body ?? earlier.Body,
        Answer = later.Answer ?? earlier.Answer,
        Parameters = [.. later.Parameters, .. earlier.Parameters.Where(e => !later.Parameters.Any(l => l.Place == e.Place && l.Name == e.Name))],
    };

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = SourceText.MaxDepth });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

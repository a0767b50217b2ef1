using System.Text.Json;
using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>Reads OpenAPI 3.x and Swagger 2.0, as JSON or YAML, by walking the tree itself: an odd corner costs that corner, not the document.</summary>
internal sealed class OpenApiDocumentReader
{
    private const int MaxNamed = 5;
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly JsonElement _root;
    private readonly References _references;
    private readonly List<string> _remarks = [];
    private readonly HashSet<(string, string)> _seen = [];

    private OpenApiDocumentReader(JsonElement root)
    {
        _root = root;
        _references = new References(root);
    }

    /// <param name="name">File or URL, for messages.</param>
    /// <returns>A reading with exactly one error where the document cannot be used; never an exception.</returns>
    public static DocumentReading Read(string name, ReadOnlyMemory<byte> bytes)
    {
        var reading = new DocumentReading(SourceKind.OpenApi, name);
        if (SourceText.Parse(name, bytes, allowYaml: true, out var error) is not { } root)
        {
            return reading with { Errors = [error!] };
        }

        return Refusal(root) is { } reason
            ? reading with { Errors = [SourceText.At(name, 1, 1, reason)] }
            : new OpenApiDocumentReader(root).Complete(reading);
    }

    private static string? Refusal(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "this is not an OpenAPI document: it holds no object at its top; point to the file that begins with \"openapi\" or \"swagger\"";
        }

        if (root.Member("swaggerVersion") is not null || Version(root, "swagger") is { } old && !old.StartsWith('2'))
        {
            return "Swagger 1 is not supported; convert the document to OpenAPI 3";
        }

        if (Version(root, "openapi") is null && Version(root, "swagger") is null && root.Member("paths") is not { ValueKind: JsonValueKind.Object })
        {
            return root.Member("log").Member("entries") is not null ? "this is a HAR capture; declare the source as har"
                : root.Member("info").Member("_postman_id") is not null || root.Member("item") is not null ? "this is a Postman collection; declare the source as postman"
                : "neither \"openapi\" nor \"swagger\" stands at its top; point to the OpenAPI document itself";
        }

        return null;
    }

    private static string? Version(JsonElement root, string name) => root.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private DocumentReading Complete(DocumentReading reading)
    {
        var items = PathItems();
        var found = items.SelectMany(p => OperationsOf(p.Path, p.Item)).ToList();
        var security = new OpenApiSecurity(_root, found.Select(f => f.Element));
        var reader = new OpenApiOperationReader(_root, _references, security, IsSwagger2());
        var operations = found.ConvertAll(f => reader.Read(f.Method, f.Path, f.Item, f.Element));
        var basePaths = OpenApiServers.BasePaths(_root);
        RemarkOnServers(basePaths);
        Remark(_references.Remote, "references to other documents are never fetched and stand for any value");
        Remark(_references.Missing, "references point nowhere and stand for any value");
        if (operations.Count == 0)
        {
            _remarks.Add("the document describes no operation");
        }

        return reading with
        {
            Operations = operations,
            BasePathCandidates = basePaths,
            Remarks = [.. _remarks.Select(remark => $"{reading.Name}: {remark}")],
        };
    }

    private bool IsSwagger2() => Version(_root, "swagger") is not null && Version(_root, "openapi") is null;

    /// <summary>Path items with local references followed; a reference's own siblings come first.</summary>
    private List<(string Path, JsonElement Item)> PathItems()
    {
        var items = new List<(string Path, JsonElement Item)>();
        foreach (var member in _root.Members("paths").Where(m => !m.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)))
        {
            var path = member.Name.StartsWith('/') ? member.Name : "/" + member.Name;
            items.Add((path, member.Value));
            if (member.Value.Text("$ref") is not null && _references.Follow(member.Value) is { } target)
            {
                items.Add((path, target));
            }
        }

        return items;
    }

    private IEnumerable<Found> OperationsOf(string path, JsonElement item)
    {
        foreach (var method in Methods)
        {
            if (item.Member(method) is not { } element)
            {
                continue;
            }

            if (element.ValueKind != JsonValueKind.Object)
            {
                _remarks.Add($"{method.ToUpperInvariant()} {path} is not an object and was left out");
            }
            else if (_seen.Add((method, path)))
            {
                yield return new Found(method.ToUpperInvariant(), path, item, element);
            }
            else
            {
                _remarks.Add($"{method.ToUpperInvariant()} {path} stands in the document more than once; the first counts");
            }
        }
    }

    private void RemarkOnServers(IReadOnlyList<string> basePaths)
    {
        if (_root.Member("servers") is not null || _root.Member("host") is not null || basePaths.Count > 0)
        {
            _remarks.Add("the document's own servers are ignored; the configured base URL is the only one");
        }
    }

    private void Remark(IReadOnlyCollection<string> references, string meaning)
    {
        if (references.Count > 0)
        {
            var more = references.Count > MaxNamed ? ", …" : "";
            _remarks.Add($"{references.Count} {meaning}: {string.Join(", ", references.Take(MaxNamed).Select(r => r.Length > 200 ? r[..200] + "…" : r))}{more}");
        }
    }

    private sealed record Found(string Method, string Path, JsonElement Item, JsonElement Element);
}

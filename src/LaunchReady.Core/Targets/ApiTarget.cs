using System.Text.Json.Nodes;

namespace LaunchReady.Core.Targets;

/// <summary>The running API and what is known of it beforehand.</summary>
public sealed record ApiTarget
{
    /// <summary>Always explicit: a document's own `servers` are ignored.</summary>
    public required Uri Base { get; init; }

    public IReadOnlyList<SurfaceSource> Sources { get; init; } = [];

    /// <summary>Sent with every request, also by strangers (application id, API version). Values may be secrets.</summary>
    public IReadOnlyDictionary<string, Template> Headers { get; init; } = new Dictionary<string, Template>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Operations the owner of the API calls public, with the reason.</summary>
    public IReadOnlyList<PublicOperation> Public { get; init; } = [];

    public IReadOnlyList<ExcludedOperation> Excluded { get; init; } = [];

    public IReadOnlyList<OperationExample> Examples { get; init; } = [];

    /// <summary>Names of fields, parameters or headers that carry the organisation ("org", "tenantId").</summary>
    public IReadOnlyList<string> TenantFields { get; init; } = [];

    /// <summary>Objects that exist already, by organisation.</summary>
    public IReadOnlyList<KnownObject> Objects { get; init; } = [];

    /// <summary>Values for parameters by name, wherever they occur.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

public enum SourceKind
{
    OpenApi,
    Har,
    Postman,
}

/// <param name="Location">Path relative to the configuration, or an absolute URL on an allowed origin.</param>
/// <param name="AsIdentity">Identity that fetches it, where the document differs per caller.</param>
public sealed record SurfaceSource(SourceKind Kind, string Location, string? AsIdentity = null);

/// <summary>"GET /jobs/{jobId}": method and path template as the inventory writes them; `*` as method or as the path's last segment matches any.</summary>
public sealed record OperationPattern(string Method, string Path)
{
    public bool Matches(string method, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Method != "*" && !string.Equals(Method, method, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return Path.EndsWith('*')
            ? path.StartsWith(Path[..^1], StringComparison.Ordinal)
            : string.Equals(Path, path, StringComparison.Ordinal);
    }

    public override string ToString() => $"{Method} {Path}";
}

public sealed record PublicOperation(OperationPattern Operation, string Reason);

/// <summary>Not probed at all: counts as accepted risk.</summary>
public sealed record ExcludedOperation(OperationPattern Operation, string Owner, string Reason, DateOnly Until);

/// <summary>A working example or an override for one operation; what is given replaces what would be generated.</summary>
public sealed record OperationExample(OperationPattern Operation)
{
    /// <summary>Merged over the generated body (null takes a field out, as in RFC 7396); `${marker}` plants the run's marker, `${id:job}` the id of an object made in the caller's organisation.</summary>
    public JsonNode? Body { get; init; }

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Resource type that a success creates, where the path does not tell.</summary>
    public string? Creates { get; init; }

    /// <summary>Resource type by parameter name or JSON field, where the name does not tell.</summary>
    public IReadOnlyDictionary<string, string> Consumes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Administration whatever the document says; null leaves it to the document and the path.</summary>
    public bool? Administration { get; init; }
}

/// <param name="Type">Resource type or parameter name: "job", "jobId".</param>
public sealed record KnownObject(string Type, string Organisation, string Id)
{
    /// <summary>The run may use it up: deletes are probed on it.</summary>
    public bool ThrowAway { get; init; }
}

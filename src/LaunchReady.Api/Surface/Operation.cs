namespace LaunchReady.Api.Surface;

/// <summary>What a document says about signing in for an operation.</summary>
public enum DeclaredSecurity
{
    /// <summary>No document says anything (a capture, or a document without any security).</summary>
    Unspecified,

    /// <summary>`security: []` on the operation, or none anywhere while others declare it.</summary>
    Public,

    /// <summary>An empty requirement beside others: signing in is optional.</summary>
    Optional,

    /// <summary>Required by the document-wide default only; often wrong for sign-in and health routes.</summary>
    RequiredByDefault,

    /// <summary>Required by the operation itself.</summary>
    Required,
}

public enum ParameterPlace
{
    Path,
    Query,
    Header,
    Cookie,
}

/// <summary>Where an operation was learnt from.</summary>
public enum OperationOrigin
{
    Document,
    Traffic,
    Collection,

    /// <summary>Only the target's own Allow header names it.</summary>
    Target,
}

/// <param name="Name">Name as written; for a template segment without braces inside.</param>
/// <param name="Example">Example, default or recorded value as JSON text; null where none is known.</param>
public sealed record Parameter(string Name, ParameterPlace Place, bool Required, Schema Schema, string? Example = null)
{
    /// <summary>What stands before the value: "eq." in the row filters of PostgREST and Supabase ("?id=eq.7"); else empty.</summary>
    public string Operator { get; init; } = "";
}

/// <param name="ContentType">Media type, e.g. "application/json".</param>
/// <param name="Example">Example or recorded body as JSON text (or plain text for other media types); null where none is known.</param>
public sealed record BodyShape(string ContentType, Schema Schema, bool Required, string? Example = null);

/// <summary>One operation of the API: method and path template, merged from every source that names it.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Path">Template relative to the base URL, beginning with "/": "/jobs/{jobId}". May be followed by a fixed query ("/rpc?action=list") where a source uses one to tell operations apart.</param>
public sealed record Operation(string Method, string Path)
{
    /// <summary>"GET /jobs/{jobId}": what reports, the configuration and the matrix call it.</summary>
    public string Id => $"{Method} {Path}";

    public string? OperationId { get; init; }

    public string? Summary { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public BodyShape? Body { get; init; }

    /// <summary>Schema of the first documented success answer with a body.</summary>
    public Schema? Answer { get; init; }

    /// <summary>Media types of the success answers.</summary>
    public IReadOnlyList<string> AnswerTypes { get; init; } = [];

    public DeclaredSecurity Security { get; init; }

    /// <summary>OAuth scopes and roles the document demands for it.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public IReadOnlySet<OperationOrigin> Origins { get; init; } = new HashSet<OperationOrigin>();

    /// <summary>Seen in traffic or in a collection while a document exists and does not name it.</summary>
    public bool IsShadow { get; init; }

    public IEnumerable<Parameter> PathParameters => Parameters.Where(p => p.Place == ParameterPlace.Path);
}

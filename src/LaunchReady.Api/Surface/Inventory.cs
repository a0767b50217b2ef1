namespace LaunchReady.Api.Surface;

/// <summary>All operations of all sources, merged, with what could not be read said once per source.</summary>
public sealed record Inventory(IReadOnlyList<Operation> Operations)
{
    /// <summary>One clear error per refused source: file, place, remedy.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Readable but odd: "the document's servers are ignored", "42 requests to other hosts left out".</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

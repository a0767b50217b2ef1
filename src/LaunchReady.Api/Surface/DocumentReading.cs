using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>What one source says: its operations, or the one reason why it could not be read.</summary>
/// <param name="Name">File or URL, as messages call it.</param>
internal sealed record DocumentReading(SourceKind Kind, string Name)
{
    public IReadOnlyList<Operation> Operations { get; init; } = [];

    /// <summary>`file:line:column: what; remedy`. A refused source has exactly one.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Path parts of the document's own servers ("/api/v1"), most likely first. Whether the base URL contains one already is for the composition to decide.</summary>
    public IReadOnlyList<string> BasePathCandidates { get; init; } = [];
}

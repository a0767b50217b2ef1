using LaunchReady.Core.Targets;

namespace LaunchReady.Api.Surface;

/// <summary>All sources of an API as one inventory.</summary>
internal static class SurfaceReader
{
    public static Inventory Read(IReadOnlyList<(SourceKind Kind, string Name, ReadOnlyMemory<byte> Bytes)> sources, Uri baseUrl)
    {
        // Documents first: a recorded request joins the operation that a document names.
        var documents = sources.Where(s => s.Kind == SourceKind.OpenApi).Select(s => OpenApiDocumentReader.Read(s.Name, s.Bytes)).ToArray();
        var known = documents.SelectMany(d => d.Operations).ToArray();
        var others = sources.Where(s => s.Kind != SourceKind.OpenApi).Select(s => s.Kind == SourceKind.Har
            ? HarReader.Read(s.Name, s.Bytes, baseUrl, known)
            : PostmanReader.Read(s.Name, s.Bytes, baseUrl, known));
        var inventory = InventoryBuilder.Build([.. documents, .. others]);
        // That a document's servers are ignored is so by design and makes no reading of a result wrong.
        var remarks = inventory.Remarks.Where(r => !r.Contains("own servers are ignored", StringComparison.Ordinal));
        return inventory with { Remarks = [.. remarks, .. documents.Select(d => OtherBasePath(d, baseUrl)).OfType<string>()] };
    }

    /// <summary>A base URL without the path that the document counts from makes every call end in 404.</summary>
    private static string? OtherBasePath(DocumentReading document, Uri baseUrl)
    {
        var path = baseUrl.AbsolutePath.TrimEnd('/');
        return document.BasePathCandidates.Count == 0 || document.BasePathCandidates.Any(c => path.EndsWith(c, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"{document.Name}: its paths count from \"{document.BasePathCandidates[0]}\", which the base URL {baseUrl} does not end in; add it there if calls answer 404";
    }
}

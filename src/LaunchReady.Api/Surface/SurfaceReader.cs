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
            : PostmanReader.Read(s.Name, s.Bytes, known));
        var inventory = InventoryBuilder.Build([.. documents, .. others]);
        // That a document's servers are ignored is so by design and makes no reading of a result wrong.
        return inventory with { Remarks = [.. inventory.Remarks.Where(r => !r.Contains("own servers are ignored", StringComparison.Ordinal))] };
    }
}

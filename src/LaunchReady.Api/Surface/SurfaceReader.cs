using LaunchReady.Core.Targets;
namespace LaunchReady.Api.Surface;
internal static class SurfaceReader
{
    public static Inventory Read(IReadOnlyList<(SourceKind Kind, string Name, ReadOnlyMemory<byte> Bytes)> sources, Uri baseUrl)
    {
        _ = baseUrl;
        var r = sources.Where(s => s.Kind == SourceKind.OpenApi).Select(s => OpenApiDocumentReader.Read(s.Name, s.Bytes)).ToArray();
        return new Inventory([.. r.SelectMany(x => x.Operations).Where(o => o.Method != "OPTIONS")]) { Errors = [.. r.SelectMany(x => x.Errors)], Remarks = [.. r.SelectMany(x => x.Remarks)] };
    }
}

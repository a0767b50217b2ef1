namespace LaunchReady.Bundles.Formats.Android;

/// <summary>resources.pb of an app bundle (AAB).</summary>
internal sealed class ProtoResources : IFormat
{
    public string Name => "Android resources of an app bundle";

    public bool Recognises(string name, ReadOnlySpan<byte> head) =>
        name.EndsWith("resources.pb", StringComparison.OrdinalIgnoreCase) && head.Length > 1 && head[0] is 0x0A or 0x12 or 0x22;

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var reader = new ProtoTableReader(to, Give, cancellation);
        reader.Read(content.Span);
        if (reader.Sources.Length > 0)
        {
            var pool = StringPool.Read(reader.Sources, to);
            to.Place("path of a source file");
            for (var i = 0; i < pool.Count && !to.IsFull; i++)
            {
                if (pool.Utf8(i) is { Exists: true, Bytes.Length: > 0 } path)
                {
                    to.Line(path.Bytes);
                }
            }
        }

        void Give(in ResourceName resource, string part, in ProtoItem item)
        {
            if (item.IsText)
            {
                to.Place(resource.Place);
                to.Named($"{resource.Type}/{resource.Key}{part}", System.Text.Encoding.UTF8.GetBytes(item.Text));
            }
        }
    }
}

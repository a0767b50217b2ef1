namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Binary XML of an APK: the manifest, res/xml, layouts.</summary>
internal sealed class Axml : IFormat
{
    public string Name => "Android XML";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => AxmlReader.Recognises(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var reader = AxmlReader.Read(content, to, cancellation);
        new XmlText(to).Write(reader.Tree, cancellation);
        to.Place("a string that no element uses");
        for (var i = 0; i < reader.Pool.Count && !to.IsFull; i++)
        {
            if (!reader.Used.Contains(i) && reader.Pool.Utf8(i) is { Exists: true, Bytes.Length: > 0 } value)
            {
                to.Line(value.Bytes);
            }
        }
    }
}

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>XML of an app bundle (AAB), whose manifest and res/xml are protocol buffers. They have no magic: the name has to be that of an XML file.</summary>
internal sealed class ProtoXml : IFormat
{
    public string Name => "Android XML of an app bundle";

    public bool Recognises(string name, ReadOnlySpan<byte> head) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && ProtoXmlReader.Recognises(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation) =>
        new XmlText(to).Write(new ProtoXmlReader(to, cancellation).Read(content.Span), cancellation);
}

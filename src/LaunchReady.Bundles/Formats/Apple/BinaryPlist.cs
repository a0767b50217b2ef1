namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>Property lists in binary form, such as the Info.plist of a built app; those in XML are plain text already.</summary>
internal sealed class BinaryPlist : IFormat
{
    public string Name => "property list";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => BinaryPropertyList.IsOne(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var list = PropertyList.Read(content);
        if (list.Root is { } root)
        {
            new PropertyListText(to, "", content.Length).Write(root);
        }

        if (list.Damage is { } damage)
        {
            to.Broken(damage);

            // Objects that no sound table points at are found as what they look like.
            PrintableRuns.Write(content.Span, new StringSink(to, cancellation));
        }
    }
}

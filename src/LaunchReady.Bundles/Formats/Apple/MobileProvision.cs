namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>A provisioning profile: a property list in XML inside a signed message (CMS).</summary>
internal sealed class MobileProvision : IFormat
{
    /// <summary>The object identifier 1.2.840.113549.1.7.2 (signed data) as it is encoded.</summary>
    private static ReadOnlySpan<byte> SignedData => [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

    public string Name => "provisioning profile";

    public bool Recognises(string name, ReadOnlySpan<byte> head) =>
        head.Length > 32 && head[0] == 0x30 && head[..32].IndexOf(SignedData) > 0 && head.IndexOf("<plist"u8) > 0;

    /// <summary>The list within the message; empty where there is none.</summary>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> content)
    {
        var start = content.Span.IndexOf("<plist"u8);
        if (start < 0)
        {
            return default;
        }

        var end = content.Span[start..].IndexOf("</plist>"u8);
        return end < 0 ? content[start..] : content.Slice(start, end + "</plist>".Length);
    }

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var xml = Find(content);
        var list = PropertyList.Read(xml);
        if (list.Root is { } root)
        {
            new PropertyListText(to, "", xml.Length).Write(root);
        }

        if (list.Damage is { } damage)
        {
            to.Broken(damage);
        }
    }
}

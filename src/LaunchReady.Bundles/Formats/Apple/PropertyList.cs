namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>A property list as a tree, from either of its two forms.</summary>
/// <param name="Root">Null where nothing could be read.</param>
/// <param name="Damage">Why it was not read to its end.</param>
internal sealed record PropertyList(PropertyValue? Root, string? Damage)
{
    /// <summary>Deeper nesting is no property list that an app reads.</summary>
    public const int Deepest = 128;

    public PropertyDictionary? Dictionary => Root as PropertyDictionary;

    public static PropertyList Read(ReadOnlyMemory<byte> content) =>
        BinaryPropertyList.IsOne(content.Span) ? new BinaryPropertyList(content).Read() : XmlPropertyList.Read(content);
}

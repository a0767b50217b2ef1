using System.Collections.Immutable;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// An attribute with its prefix ("android:name"), the resource number of its name where it has one, the text as written, and the value as the system
/// reads it.
/// </summary>
internal sealed record XmlAttribute(string Name, uint Id, string Text, TypedValue Value);

/// <summary>An element, or text where <paramref name="Name"/> is empty.</summary>
internal sealed record XmlElement(int Depth, string Name, string Text, ImmutableArray<XmlAttribute> Attributes)
{
    /// <summary>By its name, which <see cref="KnownAttributes"/> took from the number where that is known.</summary>
    public XmlAttribute? Find(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (string.Equals(attribute.Name, name, StringComparison.Ordinal))
            {
                return attribute;
            }
        }

        return null;
    }
}

/// <summary>A document as a list of its elements with their depths: no recursion, whatever the nesting.</summary>
internal sealed record XmlTree(IReadOnlyList<XmlElement> Elements)
{
    /// <summary>Deeper than any real document.</summary>
    public const int DeepestIndent = 24;
}

using System.Collections.Immutable;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>An XmlNode of aapt2's Resources.proto, as app bundles hold their manifest and the files of res/xml, as a tree.</summary>
internal sealed class ProtoXmlReader(RenditionWriter to, CancellationToken cancellation)
{
    /// <summary>Messages nest as elements do; protobuf's own readers stop at a hundred messages.</summary>
    private const int Deepest = 128;

    /// <summary>Elements and attributes take two bytes each in a made-up file, and many times that in memory.</summary>
    private const int MostParts = 1_000_000;

    private readonly List<XmlElement> _elements = [];
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal) { [KnownAttributes.AndroidNamespace] = "android" };
    private int _parts;

    /// <summary>An XmlNode begins with its element, and that with a namespace or a name; a plain file does not look so.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4 || head[0] != 0x0A)
        {
            return false;
        }

        var at = 1;
        while (at < 6 && at < head.Length && (head[at] & 0x80) != 0)
        {
            at++;
        }

        // Text cannot be meant: a line break, a length, and one of the tags of XmlElement.
        return at + 2 < head.Length && head[at + 1] is 0x0A or 0x12 or 0x1A && head[at + 2] < 0x80;
    }

    public XmlTree Read(ReadOnlySpan<byte> content)
    {
        Node(content, 0);
        return new XmlTree(_elements);
    }

    private void Node(ReadOnlySpan<byte> message, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth > Deepest)
        {
            to.Broken("its elements are nested too deep");
            return;
        }

        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (!Counts())
            {
                return;
            }

            if (reader.Field == 1)
            {
                Element(reader.Bytes, depth);
            }
            else if (reader.Field == 2)
            {
                _elements.Add(new XmlElement(depth, "", reader.Text, []));
            }
        }

        Check(reader.Broken);
    }

    private void Element(ReadOnlySpan<byte> message, int depth)
    {
        var attributes = ImmutableArray.CreateBuilder<XmlAttribute>();
        var name = "";
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    Namespace(reader.Bytes);
                    break;
                case 3:
                    name = reader.Text;
                    break;
                case 4 when Counts():
                    attributes.Add(Attribute(reader.Bytes));
                    break;
            }
        }

        Check(reader.Broken);
        _elements.Add(new XmlElement(depth, name, "", attributes.ToImmutable()));
        var children = new ProtoReader(message);
        while (children.Next())
        {
            if (children.Field == 5)
            {
                Node(children.Bytes, depth + 1);
            }
        }
    }

    private void Namespace(ReadOnlySpan<byte> message)
    {
        var (prefix, uri) = ("", "");
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            (prefix, uri) = reader.Field switch { 1 => (reader.Text, uri), 2 => (prefix, reader.Text), _ => (prefix, uri) };
        }

        _prefixes.TryAdd(uri, prefix);
    }

    private XmlAttribute Attribute(ReadOnlySpan<byte> message)
    {
        var (space, name, text, id, item) = ("", "", "", 0u, ProtoItem.Nothing);
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    space = reader.Text;
                    break;
                case 2:
                    name = reader.Text;
                    break;
                case 3:
                    text = reader.Text;
                    break;
                case 5:
                    id = unchecked((uint)reader.Number);
                    break;
                case 6:
                    item = ProtoItem.Read(reader.Bytes, to);
                    break;
            }
        }

        Check(reader.Broken);
        var prefix = space.Length == 0 ? "" : _prefixes.GetValueOrDefault(space, "ns");
        var compiled = item != ProtoItem.Nothing;
        var value = compiled ? item.Value : new TypedValue(TypedValue.String, 0);
        return new XmlAttribute(KnownAttributes.NameOf(id, prefix, name), id, compiled && (item.IsText || text.Length == 0) ? item.Text : text, value);
    }

    private bool Counts()
    {
        if (_parts++ < MostParts)
        {
            return true;
        }

        to.Broken("it has more elements and attributes than can be shown");
        return false;
    }

    private void Check(bool broken)
    {
        if (broken)
        {
            to.Broken("an element is cut off");
        }
    }
}

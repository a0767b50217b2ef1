using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>The XML form. The document type is skipped unread, so no entity expands and no address is asked.</summary>
internal static class XmlPropertyList
{
    public static PropertyList Read(ReadOnlyMemory<byte> content)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        var tree = new Tree();
        try
        {
            using var stream = new MemoryStream(MemoryMarshal.TryGetArray(content, out var bytes) ? bytes.Array! : content.ToArray(), bytes.Offset, content.Length, writable: false);
            using var reader = XmlReader.Create(stream, settings);
            tree.Read(reader);
        }
        catch (XmlException)
        {
            tree.Broken("the property list is no valid XML to its end");
        }

        return new PropertyList(tree.Root, tree.Damage ?? (tree.Root is null ? "it holds no property list" : null));
    }

    private sealed class Tree
    {
        private readonly Stack<Level> _open = new();

        public PropertyValue? Root { get; private set; }

        public string? Damage { get; private set; }

        public void Broken(string why) => Damage ??= why;

        public void Read(XmlReader reader)
        {
            reader.Read();
            while (!reader.EOF && Damage is null)
            {
                if (reader.NodeType == XmlNodeType.EndElement)
                {
                    if (reader.Name is "dict" or "array")
                    {
                        _open.TryPop(out _);
                    }

                    reader.Read();
                }
                else if (reader.NodeType == XmlNodeType.Element)
                {
                    Element(reader);
                }
                else
                {
                    reader.Read();
                }
            }
        }

        private void Element(XmlReader reader)
        {
            switch (reader.Name)
            {
                case "plist":
                    reader.Read();
                    break;
                case "dict" or "array":
                    Open(reader);
                    break;
                case "true" or "false":
                    Add(new PropertyFlag(reader.Name == "true"));
                    reader.Skip();
                    break;
                default:
                    Leaf(reader, reader.Name);
                    break;
            }
        }

        private void Open(XmlReader reader)
        {
            if (_open.Count >= PropertyList.Deepest)
            {
                Broken($"the property list is nested deeper than {PropertyList.Deepest} levels");
                return;
            }

            var level = reader.Name == "dict" ? new Level([], null) : new Level(null, []);
            Add(level.Entries is { } entries ? new PropertyDictionary(entries) : new PropertyArray(level.Items!));
            if (!reader.IsEmptyElement)
            {
                _open.Push(level);
            }

            reader.Read();
        }

        private void Leaf(XmlReader reader, string name)
        {
            var text = reader.ReadElementContentAsString();
            if (name == "key")
            {
                if (_open.TryPeek(out var level))
                {
                    level.Key = text;
                }

                return;
            }

            Add(name switch
            {
                "integer" or "real" => new PropertyNumber(text.Trim()),
                "date" when DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) => new PropertyDate(date),
                "data" => Data(text),
                _ => new PropertyText(text),
            });
        }

        private static PropertyValue Data(string text)
        {
            var bytes = new byte[text.Length];
            return Convert.TryFromBase64String(text, bytes, out var written) ? new PropertyData(bytes.AsMemory(0, written)) : new PropertyText(text);
        }

        private void Add(PropertyValue value)
        {
            if (!_open.TryPeek(out var level))
            {
                Root ??= value;
            }
            else if (level.Entries is { } entries)
            {
                entries.Add(new(level.Key, value));
            }
            else
            {
                level.Items!.Add(value);
            }
        }

        private sealed class Level(List<KeyValuePair<string, PropertyValue>>? entries, List<PropertyValue>? items)
        {
            public List<KeyValuePair<string, PropertyValue>>? Entries { get; } = entries;

            public List<PropertyValue>? Items { get; } = items;

            public string Key { get; set; } = "";
        }
    }
}

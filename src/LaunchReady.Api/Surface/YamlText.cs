using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LaunchReady.Api.Surface;

/// <summary>Turns one YAML document into JSON from parser events, with limits on depth, nodes and alias expansion.</summary>
internal sealed class YamlText
{
    private const int MaxNodes = 8_000_000;
    private const int MaxExpandedNodes = 1_000_000;

    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = SourceText.MaxDepth + 8 };

    private readonly Dictionary<string, Node> _anchors = new(StringComparer.Ordinal);
    private int _nodes;
    private int _expanded;

    private YamlText()
    {
    }

    /// <returns>JSON as UTF-8; null with the error where the text is broken or beyond a limit.</returns>
    public static ReadOnlyMemory<byte>? ToJson(string name, ReadOnlyMemory<byte> text, out string? error)
    {
        var scanner = (Scanner?)null;
        try
        {
            using var reader = new StreamReader(new MemoryStream(text.ToArray()));
            scanner = new Scanner(reader);
            var root = new YamlText().Read(new Parser(scanner));
            error = null;
            return root;
        }
        catch (Refused refused)
        {
            error = SourceText.At(name, refused.Mark.Line, refused.Mark.Column, refused.Message);
        }
        catch (YamlException broken)
        {
            error = SourceText.At(name, broken.Start.Line, broken.Start.Column, "this is not valid YAML; correct it here or export it again");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or NullReferenceException or InvalidCastException)
        {
            // The scanner fails on some broken texts with exceptions of its own making, without a place: where it stood is near.
            var near = scanner?.CurrentPosition ?? Mark.Empty;
            error = SourceText.At(name, Math.Max(near.Line, 1), Math.Max(near.Column, 1), "this is not valid YAML, here or just above; check it with an editor that understands YAML");
        }

        return null;
    }

    private ReadOnlyMemory<byte> Read(Parser parser)
    {
        while (parser.MoveNext() && parser.Current is StreamStart or DocumentStart or Comment)
        {
        }

        if (parser.Current is null or StreamEnd or DocumentEnd)
        {
            throw new Refused(Mark.Empty, "the file is empty; export it again");
        }

        var root = ReadNode(parser, 0);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            Write(writer, root, 0, expanding: false);
        }

        return buffer.WrittenMemory;
    }

    private Node ReadNode(Parser parser, int depth)
    {
        var current = parser.Current ?? throw new Refused(Mark.Empty, "the file ends too early; export it again");
        if (depth >= SourceText.MaxDepth)
        {
            throw new Refused(current.Start, $"nested deeper than {SourceText.MaxDepth} levels; no real description is, check how the file was made");
        }

        if (++_nodes > MaxNodes)
        {
            throw new Refused(current.Start, $"more than {MaxNodes} values; split the file");
        }

        var node = current switch
        {
            AnchorAlias alias => Aliased(alias),
            Scalar scalar => Node.Leaf(scalar),
            SequenceStart => ReadSequence(parser, depth),
            MappingStart => ReadMapping(parser, depth),
            _ => throw new Refused(current.Start, "a value is missing here; correct the indentation"),
        };
        if (current is not AnchorAlias && current is NodeEvent { Anchor.IsEmpty: false } anchored)
        {
            _anchors[anchored.Anchor.Value] = node;
        }

        return node;
    }

    private Node Aliased(AnchorAlias alias) => _anchors.TryGetValue(alias.Value.Value, out var node)
        ? new Node { Alias = node, Start = alias.Start }
        : throw new Refused(alias.Start, $"the alias *{alias.Value.Value} names no anchor above it, or lies inside its own anchor; write the value out");

    private Node ReadSequence(Parser parser, int depth)
    {
        var node = new Node { Items = [], Start = parser.Current!.Start };
        while (Next(parser) is not SequenceEnd)
        {
            node.Items.Add(ReadNode(parser, depth + 1));
        }

        return node;
    }

    private Node ReadMapping(Parser parser, int depth)
    {
        var node = new Node { Members = new(StringComparer.Ordinal), Start = parser.Current!.Start };
        while (Next(parser) is not MappingEnd)
        {
            var key = ReadNode(parser, depth + 1);
            Next(parser);
            var value = ReadNode(parser, depth + 1);
            var name = (key.Alias ?? key).Text
                ?? throw new Refused(key.Start, "a key must be a plain text; write the structure below a named key");
            if (name == "<<" && Merge(node, value))
            {
                continue;
            }

            if (!node.Members.TryAdd(name, value) && !node.Merged.Remove(name))
            {
                throw new Refused(key.Start, $"the key \"{Shortened(name)}\" occurs twice in one object; remove one");
            }

            node.Members[name] = value;
        }

        return node;
    }

    /// <summary>`&lt;&lt;: *base`: members of the base count unless the object has its own.</summary>
    private static bool Merge(Node into, Node value)
    {
        var source = value.Alias ?? value;
        foreach (var part in source.Items ?? [source])
        {
            foreach (var (name, member) in (part.Alias ?? part).Members ?? [])
            {
                if (into.Members!.TryAdd(name, member))
                {
                    into.Merged.Add(name);
                }
            }
        }

        return source.Members is not null || source.Items is not null;
    }

    private static ParsingEvent Next(Parser parser)
    {
        while (parser.MoveNext())
        {
            if (parser.Current is not (null or Comment))
            {
                return parser.Current;
            }
        }

        throw new Refused(Mark.Empty, "the file ends too early; export it again");
    }

    private void Write(Utf8JsonWriter writer, Node node, int depth, bool expanding)
    {
        if (depth >= SourceText.MaxDepth || (expanding && ++_expanded > MaxExpandedNodes))
        {
            throw new Refused(node.Start, "aliases expand to more than any real description holds; write the values out");
        }

        if (node.Alias is { } target)
        {
            Write(writer, target, depth, expanding: true);
        }
        else if (node.Members is { } members)
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                Write(writer, value, depth + 1, expanding);
            }

            writer.WriteEndObject();
        }
        else if (node.Items is { } items)
        {
            writer.WriteStartArray();
            items.ForEach(item => Write(writer, item, depth + 1, expanding));
            writer.WriteEndArray();
        }
        else
        {
            YamlScalar.Write(writer, node.Text ?? "", node.IsPlain);
        }
    }

    private static string Shortened(string name) => name.Length > 80 ? name[..80] + "…" : name;

    private sealed class Node
    {
        public Mark Start { get; init; }

        public string? Text { get; private init; }

        public bool IsPlain { get; private init; }

        public List<Node>? Items { get; init; }

        public Dictionary<string, Node>? Members { get; init; }

        /// <summary>Members that a merge key brought; the object's own may replace them.</summary>
        public HashSet<string> Merged => field ??= new(StringComparer.Ordinal);

        public Node? Alias { get; init; }

        public static Node Leaf(Scalar scalar) => new()
        {
            Text = scalar.Value,
            IsPlain = scalar.Style == ScalarStyle.Plain && (scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific || !scalar.Tag.Value.EndsWith(":str", StringComparison.Ordinal)),
            Start = scalar.Start,
        };
    }

    private sealed class Refused(Mark mark, string message) : Exception(message)
    {
        public Mark Mark => mark;
    }
}

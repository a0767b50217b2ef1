using System.Collections.Immutable;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>The chunks of Android's binary XML (ResXMLTree of ResourceTypes.h) as a tree, and the pool that its strings came from.</summary>
internal sealed class AxmlReader
{
    private const ushort XmlChunk = 0x0003;
    private const ushort ResourceMapChunk = 0x0180;
    private const ushort StartNamespaceChunk = 0x0100;
    private const ushort StartElementChunk = 0x0102;
    private const ushort EndElementChunk = 0x0103;
    private const ushort TextChunk = 0x0104;
    private const int ChunkHeader = 8;
    private const int AttributeSize = 20;
    private const int Nothing = -1;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly RenditionWriter _to;
    private readonly List<XmlElement> _elements = [];
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal) { [KnownAttributes.AndroidNamespace] = "android" };
    private ReadOnlyMemory<byte> _resourceIds;
    private int _depth;

    private AxmlReader(ReadOnlyMemory<byte> content, RenditionWriter to) => (_content, _to) = (content, to);

    public StringPool Pool { get; private set; } = StringPool.Empty;

    /// <summary>Pool strings that the tree shows.</summary>
    public HashSet<int> Used { get; } = [];

    public XmlTree Tree => new(_elements);

    public static bool Recognises(ReadOnlySpan<byte> head) => head.Length >= 8 && head[0] == XmlChunk && head[1] == 0 && head[2] == ChunkHeader && head[3] == 0;

    public static AxmlReader Read(ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var reader = new AxmlReader(content, to);
        reader.Chunks(cancellation);
        return reader;
    }

    private void Chunks(CancellationToken cancellation)
    {
        var at = ChunkHeader;
        while (at < _content.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            var cursor = new ByteCursor(_content.Span, at);
            var type = cursor.U16();
            int header = cursor.U16();
            var size = cursor.Int();
            if (cursor.Overrun || size < ChunkHeader || header > size || size > _content.Length - at)
            {
                _to.Broken(Invariant($"its part at byte {at} has a size that cannot be"));
                size = Math.Min(_content.Length - at, Math.Max(size, ChunkHeader));
            }

            Chunk(type, header, _content.Slice(at, size));
            at += size;
        }
    }

    private void Chunk(ushort type, int header, ReadOnlyMemory<byte> chunk)
    {
        switch (type)
        {
            // The system reads the first pool only; the text of another would name things wrongly.
            case StringPool.ChunkType when Pool.Count == 0:
                Pool = StringPool.Read(chunk, _to);
                break;
            case ResourceMapChunk:
                _resourceIds = chunk[Math.Min(header, chunk.Length)..];
                break;
            case StartNamespaceChunk:
                Namespace(new ByteCursor(chunk.Span, Math.Min(header, chunk.Length)));
                break;
            case StartElementChunk:
                Element(header, chunk.Span);
                break;
            case EndElementChunk:
                _depth = Math.Max(0, _depth - 1);
                break;
            case TextChunk:
                Text(new ByteCursor(chunk.Span, Math.Min(header, chunk.Length)));
                break;
        }
    }

    private void Namespace(ByteCursor cursor)
    {
        var prefix = Show(cursor.U32());
        var uri = Show(cursor.U32());
        _prefixes.TryAdd(uri, prefix);
    }

    private void Text(ByteCursor cursor)
    {
        var text = Show(cursor.U32());
        if (!cursor.Overrun)
        {
            _elements.Add(new XmlElement(_depth, "", text, []));
        }
    }

    private void Element(int header, ReadOnlySpan<byte> chunk)
    {
        var cursor = new ByteCursor(chunk, Math.Min(header, chunk.Length));
        cursor.Skip(4);
        var name = Show(cursor.U32());
        int start = cursor.U16();
        int size = cursor.U16();
        int count = cursor.U16();
        if (cursor.Overrun || size < AttributeSize)
        {
            _to.Broken("an element is cut off");
            size = AttributeSize;
            count = cursor.Overrun ? 0 : count;
        }

        var attributes = ImmutableArray.CreateBuilder<XmlAttribute>();
        for (var i = 0; i < count; i++)
        {
            var at = header + (long)start + (long)i * size;
            if (at + AttributeSize > chunk.Length)
            {
                _to.Broken("an element has fewer attributes than it counts");
                break;
            }

            attributes.Add(Attribute(new ByteCursor(chunk, (int)at)));
        }

        _elements.Add(new XmlElement(_depth++, name, "", attributes.ToImmutable()));
    }

    private XmlAttribute Attribute(ByteCursor cursor)
    {
        var space = Show(cursor.U32());
        var name = cursor.Int();
        var raw = unchecked((int)cursor.U32());
        cursor.Skip(3);
        var value = new TypedValue(cursor.U8(), cursor.U32());
        var prefix = space.Length == 0 ? "" : _prefixes.GetValueOrDefault(space, "ns");
        var id = IdOf(name);
        var shown = KnownAttributes.NameOf(id, prefix, Pool.Text(name));
        Used.Add(name);
        var text = value.Type == TypedValue.String ? Show(value.Data) : raw == Nothing ? value.Text : Show((uint)raw);
        return new XmlAttribute(shown, id, text, value);
    }

    private uint IdOf(int name)
    {
        var cursor = new ByteCursor(_resourceIds.Span);
        cursor.Skip(name * 4L);
        return cursor.U32();
    }

    private string Show(uint index)
    {
        var at = unchecked((int)index);
        if (at >= 0)
        {
            Used.Add(at);
        }

        return Pool.Text(at);
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// The chunks of resources.arsc (ResTable of Android's ResourceTypes.h): a pool of values, and packages whose types list entries per configuration.
/// </summary>
internal sealed class ArscReader
{
    private const ushort TableChunk = 0x0002;
    private const ushort PackageChunk = 0x0200;
    private const ushort TypeChunk = 0x0201;
    private const int TableHeader = 12;
    private const int ChunkHeader = 8;

    private readonly RenditionWriter _to;
    private readonly IResourceSink _sink;
    private readonly CancellationToken _cancellation;

    private ArscReader(RenditionWriter to, IResourceSink sink, CancellationToken cancellation) => (_to, _sink, _cancellation) = (to, sink, cancellation);

    /// <summary>The pool that the values of all packages share.</summary>
    public StringPool Values { get; private set; } = StringPool.Empty;

    public static bool Recognises(ReadOnlySpan<byte> head) =>
        head.Length >= TableHeader && head[0] == TableChunk && head[1] == 0 && head[2] == TableHeader && head[3] == 0;

    public static StringPool Read(ReadOnlyMemory<byte> content, IResourceSink sink, RenditionWriter to, CancellationToken cancellation)
    {
        var reader = new ArscReader(to, sink, cancellation);
        reader.Chunks(content, TableHeader, (type, chunk) =>
        {
            if (type == StringPool.ChunkType && reader.Values.Count == 0)
            {
                reader.Values = StringPool.Read(chunk, to);
            }
            else if (type == PackageChunk)
            {
                reader.Package(chunk);
            }
        });
        return reader.Values;
    }

    private void Package(ReadOnlyMemory<byte> chunk)
    {
        var cursor = new ByteCursor(chunk.Span);
        cursor.Skip(2);
        int header = cursor.U16();
        cursor.Skip(4);
        var id = cursor.U32() & 0xFF;
        cursor.Skip(256);
        var typeNames = cursor.Int();
        cursor.Skip(4);
        var keyNames = cursor.Int();
        if (cursor.Overrun)
        {
            _to.Broken("a package of resources is cut off");
            return;
        }

        var types = PoolAt(chunk, typeNames);
        var entries = new ArscEntries(id << 24, types, PoolAt(chunk, keyNames), Values, _sink, _to);
        Chunks(chunk, header, (type, part) =>
        {
            if (type == TypeChunk)
            {
                entries.Type(part);
            }
        });
    }

    private StringPool PoolAt(ReadOnlyMemory<byte> package, int offset)
    {
        var cursor = new ByteCursor(package.Span, offset);
        var type = cursor.U16();
        cursor.Skip(2);
        var size = cursor.Int();
        if (cursor.Overrun || type != StringPool.ChunkType)
        {
            _to.Broken("a package of resources has no names");
            return StringPool.Empty;
        }

        return StringPool.Read(package.Slice(offset, Math.Min(size, package.Length - offset)), _to);
    }

    private void Chunks(ReadOnlyMemory<byte> parent, int header, Action<ushort, ReadOnlyMemory<byte>> each)
    {
        var at = header;
        while (at < parent.Length - 1 && !_sink.IsFull)
        {
            _cancellation.ThrowIfCancellationRequested();
            var cursor = new ByteCursor(parent.Span, at);
            var type = cursor.U16();
            cursor.Skip(2);
            var size = cursor.Int();
            if (cursor.Overrun || size < ChunkHeader || size > parent.Length - at)
            {
                _to.Broken("a part of the resources has a size that cannot be");
                size = parent.Length - at;
            }

            each(type, parent.Slice(at, size));
            at += size;
        }
    }
}

using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Changes compiled files of a real app in place: their own pools, tables and trees stay, with something of ours in them.</summary>
internal static class RealFiles
{
    private const int ChunkHeader = 8;
    private const int TableHeader = 12;
    private const int KeysAt = 276;
    private const int StartElement = 0x0102;
    private const int EndElement = 0x0103;

    /// <summary>Gives a string resource of the table another name and another value.</summary>
    public static byte[] Renamed(byte[] table, params (string Key, string Value, string NewKey, string NewValue)[] resources)
    {
        var values = PoolEditor.Edit(Chunk(table, TableHeader), resources.ToDictionary(r => r.Value, r => r.NewValue));
        var packageAt = TableHeader + PoolEditor.Int(table, TableHeader + 4);
        var package = Chunk(table, packageAt);
        var keysAt = PoolEditor.Int(package, KeysAt);
        var oldKeys = Chunk(package, keysAt);
        var keys = PoolEditor.Edit(oldKeys, resources.ToDictionary(r => r.Key, r => r.NewKey));
        var head = new Bytes().Add(package[..keysAt].ToArray());
        head.Patch(4, (uint)(package.Length - oldKeys.Length + keys.Length));
        head.Add(keys).Add(package[(keysAt + oldKeys.Length)..].ToArray());
        return new Bytes().U16(2).U16(TableHeader).U32(TableHeader + values.Length + head.Count).U32(1).Add(values).Add(head).ToArray();
    }

    /// <summary>Adds meta-data elements at the end of the application of a binary manifest.</summary>
    public static byte[] WithMetaData(byte[] manifest, params (string Name, string Value)[] added)
    {
        var pool = Chunk(manifest, ChunkHeader);
        var count = PoolEditor.Int(pool, 8);
        var strings = PoolEditor.Edit(pool, new Dictionary<string, string>(), [.. added.SelectMany(a => new[] { a.Name, a.Value })]);
        var (space, element) = (PoolEditor.IndexOf(pool, "http://schemas.android.com/apk/res/android"), PoolEditor.IndexOf(pool, "meta-data"));
        var (name, value, application) = (PoolEditor.IndexOf(pool, "name"), PoolEditor.IndexOf(pool, "value"), PoolEditor.IndexOf(pool, "application"));
        var elements = new Bytes();
        for (var i = 0; i < added.Length; i++)
        {
            elements.U16(StartElement).U16(16).U32(36 + 40).U32(1).U32(-1).U32(-1).U32(element).U16(20).U16(20).U16(2).U16(0).U16(0).U16(0);
            Attribute(elements, space, name, count + (2 * i));
            Attribute(elements, space, value, count + (2 * i) + 1);
            elements.U16(EndElement).U16(16).U32(24).U32(1).U32(-1).U32(-1).U32(element);
        }

        var from = ChunkHeader + pool.Length;
        var at = from;
        while (BitConverter.ToUInt16(manifest, at) != EndElement || PoolEditor.Int(manifest, at + 20) != application)
        {
            at += PoolEditor.Int(manifest, at + 4);
        }

        var body = new Bytes().Add(strings).Add(manifest[from..at]).Add(elements).Add(manifest[at..]);
        return new Bytes().U16(3).U16(ChunkHeader).U32(ChunkHeader + body.Count).Add(body).ToArray();
    }

    private static void Attribute(Bytes to, int space, int name, int text) => to.U32(space).U32(name).U32(text).U16(8).U8(0).U8(3).U32(text);

    private static ReadOnlySpan<byte> Chunk(ReadOnlySpan<byte> file, int at) => file.Slice(at, PoolEditor.Int(file, at + 4));
}

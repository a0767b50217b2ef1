namespace LaunchReady.Bundles.Tests.Making;

/// <summary>resources.arsc with one package; each call adds a type chunk with one entry.</summary>
internal sealed class MakeArsc(bool utf8 = true)
{
    private readonly MakePool _values = new(utf8);
    private readonly MakePool _types = new(utf8: false);
    private readonly MakePool _keys = new(utf8);
    private readonly Bytes _chunks = new();

    /// <summary>How the offsets of a type's entries are stored.</summary>
    public enum Offsets
    {
        Wide,
        Short,
        Sparse,
    }

    /// <summary>A string of the pool that nothing uses.</summary>
    public MakeArsc Unused(string text)
    {
        _ = _values[text];
        return this;
    }

    public MakeArsc Text(string key, string value, string language = "", Offsets offsets = Offsets.Wide, string type = "string") =>
        Entry(type, language, offsets, new Bytes().U16(8).U16(0).U32(_keys[key]).U16(8).U8(0).U8(3).U32(_values[value]));

    public MakeArsc Compact(string key, string value) =>
        Entry("string", "", Offsets.Wide, new Bytes().U16(_keys[key]).U16(0x0308).U32(_values[value]));

    public MakeArsc Array(string key, params string[] items) => Map("array", key, i => 0x02000000u + (uint)i, items);

    public MakeArsc Plurals(string key, params string[] oneAndOther) => Map("plurals", key, i => i == 0 ? 0x01000006u : 0x01000004u, oneAndOther);

    public MakeArsc Style(string key, uint attribute, string value) => Map("style", key, _ => attribute, value);

    public byte[] Build()
    {
        var types = _types.Chunk();
        var keys = _keys.Chunk();
        var package = new Bytes().U16(0x0200).U16(288).U32(288 + types.Count + keys.Count + _chunks.Count).U32(0x7F).Add(new byte[256])
            .U32(288).U32(0).U32(288 + types.Count).U32(0).U32(0).Add(types).Add(keys).Add(_chunks);
        var pool = _values.Chunk();
        return new Bytes().U16(0x0002).U16(12).U32(12 + pool.Count + package.Count).U32(1).Add(pool).Add(package).ToArray();
    }

    private MakeArsc Map(string type, string key, Func<int, uint> name, params string[] items)
    {
        var entry = new Bytes().U16(16).U16(1).U32(_keys[key]).U32(0).U32(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            entry.U32(name(i)).U16(8).U8(0).U8(3).U32(_values[items[i]]);
        }

        return Entry(type, "", Offsets.Wide, entry);
    }

    /// <summary>The entry is the second of its type; there is no first.</summary>
    private MakeArsc Entry(string type, string language, Offsets offsets, Bytes entry)
    {
        var config = new Bytes().U32(64).U32(0).Add(language.Length == 2 ? [(byte)language[0], (byte)language[1]] : new byte[2]).Add(new byte[54]);
        var (table, count) = offsets switch
        {
            Offsets.Short => (new Bytes().U16(0xFFFF).U16(0), 2),
            Offsets.Sparse => (new Bytes().U16(1).U16(0), 1),
            _ => (new Bytes().U32(-1).U32(0), 2),
        };
        var flags = offsets switch { Offsets.Sparse => 1, Offsets.Short => 2, _ => 0 };
        var header = 20 + config.Count;
        _chunks.U16(0x0201).U16(header).U32(header + table.Count + entry.Count).U8(_types[type] + 1).U8(flags).U16(0).U32(count).U32(header + table.Count);
        _chunks.Add(config).Add(table).Add(entry);
        return this;
    }
}

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>An attribute: the android ones by their number, their value a string, a bool, a number, or a reference as uint.</summary>
internal sealed record XmlPart(string Name, object Value, uint Id = 0)
{
    public static XmlPart Android(string name, uint id, object value) => new(name, value, id);
}

/// <summary>Writes binary XML as aapt does, and the same as a protocol buffer.</summary>
internal sealed record MakeXml(string Name, XmlPart[] Attributes, params MakeXml[] Children)
{
    private const string AndroidSpace = "http://schemas.android.com/apk/res/android";

    public string Text { get; init; } = "";

    public byte[] Binary(bool utf8 = false)
    {
        var pool = new MakePool(utf8);
        var ids = new List<uint>();
        Number(pool, ids);
        var body = new Bytes();
        body.U16(0x0100).U16(16).U32(24).U32(1).U32(-1).U32(pool["android"]).U32(pool[AndroidSpace]);
        Element(body, pool);
        body.U16(0x0101).U16(16).U32(24).U32(1).U32(-1).U32(pool["android"]).U32(pool[AndroidSpace]);
        var map = new Bytes().U16(0x0180).U16(8).U32(8 + 4 * ids.Count);
        ids.ForEach(i => map.U32(i));
        var strings = pool.Chunk();
        return new Bytes().U16(0x0003).U16(8).U32(8 + strings.Count + map.Count + body.Count).Add(strings).Add(map).Add(body).ToArray();
    }

    public byte[] Proto() => Node(true).ToArray();

    /// <summary>Names with numbers come first in the pool, as the map of numbers goes by position.</summary>
    private void Number(MakePool pool, List<uint> ids)
    {
        foreach (var attribute in Attributes.Where(a => a.Id != 0))
        {
            if (pool[attribute.Name] == ids.Count)
            {
                ids.Add(attribute.Id);
            }
        }

        Array.ForEach(Children, c => c.Number(pool, ids));
    }

    private void Element(Bytes to, MakePool pool)
    {
        to.U16(0x0102).U16(16).U32(36 + 20 * Attributes.Length).U32(1).U32(-1).U32(-1).U32(pool[Name]);
        to.U16(20).U16(20).U16(Attributes.Length).U16(0).U16(0).U16(0);
        foreach (var attribute in Attributes)
        {
            to.U32(attribute.Id == 0 ? -1 : pool[AndroidSpace]).U32(pool[attribute.Name]).U32(attribute.Value is string raw ? pool[raw] : -1).U16(8).U8(0);
            _ = attribute.Value switch
            {
                string text => to.U8(0x03).U32(pool[text]),
                bool flag => to.U8(0x12).U32(flag ? -1 : 0),
                uint reference => to.U8(0x01).U32(reference),
                int number => to.U8(0x10).U32(number),
                _ => throw new NotSupportedException(),
            };
        }

        if (Text.Length > 0)
        {
            to.U16(0x0104).U16(16).U32(28).U32(1).U32(-1).U32(pool[Text]).U16(8).U8(0).U8(0).U32(0);
        }

        Array.ForEach(Children, c => c.Element(to, pool));
        to.U16(0x0103).U16(16).U32(24).U32(1).U32(-1).U32(-1).U32(pool[Name]);
    }

    private Bytes Node(bool root = false)
    {
        var element = new Bytes();
        if (root)
        {
            MakeProto.Message(element, 1, MakeProto.Text(MakeProto.Text(new Bytes(), 1, "android"), 2, AndroidSpace));
        }

        MakeProto.Text(element, 3, Name);
        foreach (var attribute in Attributes)
        {
            MakeProto.Message(element, 4, Attribute(attribute));
        }

        if (Text.Length > 0)
        {
            MakeProto.Message(element, 5, MakeProto.Text(new Bytes(), 2, Text));
        }

        Array.ForEach(Children, c => MakeProto.Message(element, 5, c.Node()));
        return MakeProto.Message(new Bytes(), 1, element);
    }

    private static Bytes Attribute(XmlPart part)
    {
        var bytes = new Bytes();
        if (part.Id != 0)
        {
            MakeProto.Text(bytes, 1, AndroidSpace);
        }

        MakeProto.Text(bytes, 2, part.Name);
        if (part.Value is string text)
        {
            MakeProto.Text(bytes, 3, text);
        }

        MakeProto.Number(bytes, 5, part.Id);
        return part.Value switch
        {
            bool flag => MakeProto.Message(bytes, 6, MakeProto.Message(new Bytes(), 7, MakeProto.Number(new Bytes(), 8, flag ? 1u : 0))),
            int number => MakeProto.Message(bytes, 6, MakeProto.Message(new Bytes(), 7, MakeProto.Number(new Bytes(), 6, (uint)number))),
            uint id => MakeProto.Message(bytes, 6, MakeProto.Message(new Bytes(), 1, MakeProto.Number(new Bytes(), 2, id))),
            _ => bytes,
        };
    }
}

using System.Text;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Fields of protocol buffers, and the table of an app bundle made of them.</summary>
internal static class MakeProto
{
    public static Bytes Number(Bytes to, int field, uint value) => to.Uleb((uint)field << 3).Uleb(value);

    public static Bytes Text(Bytes to, int field, string text) => Message(to, field, new Bytes().Add(Encoding.UTF8.GetBytes(text)));

    public static Bytes Message(Bytes to, int field, Bytes message) => to.Uleb(((uint)field << 3) | 2).Uleb((uint)message.Count).Add(message);

    /// <summary>resources.pb with one package of entries: type, key, locale, and the Value message.</summary>
    public static byte[] Table(params (uint Id, string Type, string Key, string Locale, Bytes Value)[] entries)
    {
        var package = Text(Message(new Bytes(), 1, Number(new Bytes(), 1, 0x7F)), 2, "com.acme");
        foreach (var (id, type, key, locale, value) in entries)
        {
            var config = Message(Message(new Bytes(), 1, locale.Length == 0 ? new Bytes() : Text(new Bytes(), 3, locale)), 2, value);
            var entry = Message(Text(Message(new Bytes(), 1, Number(new Bytes(), 1, id & 0xFFFF)), 2, key), 6, config);
            Message(package, 3, Message(Text(Message(new Bytes(), 1, Number(new Bytes(), 1, (id >> 16) & 0xFF)), 2, type), 3, entry));
        }

        return Message(new Bytes(), 2, package).ToArray();
    }

    /// <summary>A Value that is one string.</summary>
    public static Bytes Plain(string text) => Message(new Bytes(), 4, Item(text));

    public static Bytes Item(string text) => Message(new Bytes(), 2, Text(new Bytes(), 1, text));

    /// <summary>A Value whose Item is a path.</summary>
    public static Bytes File(string path) => Message(new Bytes(), 4, Message(new Bytes(), 5, Text(new Bytes(), 1, path)));

    public static Bytes Array(params string[] items) => Compound(4, items.Select(i => Message(new Bytes(), 1, Message(new Bytes(), 3, Item(i)))));

    public static Bytes Plural(uint quantity, string text) =>
        Compound(5, [Message(new Bytes(), 1, Message(Number(new Bytes(), 3, quantity), 4, Item(text)))]);

    private static Bytes Compound(int field, IEnumerable<Bytes> entries)
    {
        var all = new Bytes();
        foreach (var entry in entries)
        {
            all.Add(entry);
        }

        return Message(new Bytes(), 5, Message(new Bytes(), field, all));
    }
}

using System.Text;
using LaunchReady.Bundles.Formats.Apple;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Writes a property list in binary form, as Xcode does for the files of a built app.</summary>
internal sealed class BinaryPlistMaker
{
    private readonly List<byte[]> _objects = [];
    private readonly bool _wide;

    private BinaryPlistMaker(bool wide) => _wide = wide;

    /// <summary>Dictionaries are pairs of key and value; texts beyond ASCII, or all where <paramref name="wide"/>, are UTF-16.</summary>
    public static byte[] Make(object root, bool wide = false)
    {
        var maker = new BinaryPlistMaker(wide);
        maker.Add(root);
        return Assemble(maker._objects);
    }

    public static KeyValuePair<string, object> Pair(string key, object value) => new(key, value);

    /// <summary>The file around objects already encoded; references take two bytes, the first object is the root.</summary>
    public static byte[] Assemble(IReadOnlyList<byte[]> objects)
    {
        var file = new OrderedBytes(bigEndian: true).Text("bplist00");
        var offsets = new List<uint>();
        foreach (var encoded in objects)
        {
            offsets.Add((uint)file.Length);
            file.Raw(encoded);
        }

        var table = (ulong)file.Length;
        return file.U32([.. offsets]).Zeros(6).Raw(4, 2).U64((ulong)objects.Count, 0, table).ToArray();
    }

    private int Add(object value)
    {
        var index = _objects.Count;
        _objects.Add([]);
        _objects[index] = value switch
        {
            string text => Text(text),
            bool flag => [(byte)(flag ? 9 : 8)],
            int number => new OrderedBytes(bigEndian: true).Raw(0x13).U64((ulong)(long)number).ToArray(),
            double number => new OrderedBytes(bigEndian: true).Raw(0x23).U64(BitConverter.DoubleToUInt64Bits(number)).ToArray(),
            DateTimeOffset date => new OrderedBytes(bigEndian: true).Raw(0x33)
                .U64(BitConverter.DoubleToUInt64Bits((date - new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero)).TotalSeconds)).ToArray(),
            byte[] data => Head(4, data.Length).Raw(data).ToArray(),
            PropertyReference reference => new OrderedBytes(bigEndian: true).Raw(0x81).U16((int)reference.Index).ToArray(),
            IReadOnlyList<KeyValuePair<string, object>> entries => References(0xD, entries.Count, [.. entries.Select(e => (object)e.Key), .. entries.Select(e => e.Value)]),
            IReadOnlyList<object> items => References(0xA, items.Count, items),
            _ => throw new ArgumentException($"no form for {value.GetType()}", nameof(value)),
        };
        return index;
    }

    private byte[] References(int kind, int count, IReadOnlyList<object> values)
    {
        var bytes = Head(kind, count);
        foreach (var value in values)
        {
            bytes.U16(Add(value));
        }

        return bytes.ToArray();
    }

    private byte[] Text(string text) => !_wide && Ascii.IsValid(text)
        ? Head(5, text.Length).Text(text).ToArray()
        : Head(6, text.Length).Raw(Encoding.BigEndianUnicode.GetBytes(text)).ToArray();

    private static OrderedBytes Head(int kind, int count) => count < 15
        ? new OrderedBytes(bigEndian: true).Raw((byte)((kind << 4) | count))
        : new OrderedBytes(bigEndian: true).Raw((byte)((kind << 4) | 15), 0x12).U32((uint)count);
}

using System.Buffers.Binary;
using System.Text;
using LaunchReady.Bundles.Tests.Making;

namespace LaunchReady.Bundles.Tests.Planting;

/// <summary>Writes a string pool of a real file anew: strings replaced and added, everything else, its styles too, as it was.</summary>
internal static class PoolEditor
{
    private const int Header = 28;

    /// <param name="pool">The chunk as it stands in the file.</param>
    /// <param name="replaced">What stands in it now, and what shall.</param>
    /// <param name="added">Come last, so that no number changes.</param>
    public static byte[] Edit(ReadOnlySpan<byte> pool, IReadOnlyDictionary<string, string> replaced, params IReadOnlyList<string> added)
    {
        var count = Int(pool, 8);
        var (styles, start, stylesAt) = (Int(pool, 12), Int(pool, 20), Int(pool, 24));
        var utf8 = (Int(pool, 16) & 0x100) != 0;
        var offsets = new Bytes();
        var strings = new Bytes();
        for (var i = 0; i < count; i++)
        {
            offsets.U32(strings.Count);
            var raw = Raw(pool[(start + Int(pool, Header + (4 * i)))..], utf8, out var text);
            strings.Add(replaced.TryGetValue(text, out var other) ? Encoded(other, utf8) : raw);
        }

        foreach (var text in added)
        {
            offsets.U32(strings.Count);
            strings.Add(Encoded(text, utf8));
        }

        strings.Align(4);
        offsets.Add(pool.Slice(Header + (4 * count), 4 * styles).ToArray());
        var styled = styles == 0 ? [] : pool[stylesAt..].ToArray();
        var begin = Header + offsets.Count;
        return new Bytes().U16(1).U16(Header).U32(begin + strings.Count + styled.Length).U32(count + added.Count).U32(styles).U32(Int(pool, 16))
            .U32(begin).U32(styles == 0 ? 0 : begin + strings.Count).Add(offsets).Add(strings).Add(styled).ToArray();
    }

    /// <summary>The number of a string, which is there.</summary>
    public static int IndexOf(ReadOnlySpan<byte> pool, string wanted)
    {
        var utf8 = (Int(pool, 16) & 0x100) != 0;
        for (var i = 0; i < Int(pool, 8); i++)
        {
            _ = Raw(pool[(Int(pool, 20) + Int(pool, Header + (4 * i)))..], utf8, out var text);
            if (text == wanted)
            {
                return i;
            }
        }

        throw new ArgumentException($"no such string: {wanted}", nameof(wanted));
    }

    public static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    /// <summary>One string with its lengths and its end.</summary>
    private static byte[] Raw(ReadOnlySpan<byte> at, bool utf8, out string text)
    {
        if (!utf8)
        {
            var units = BinaryPrimitives.ReadUInt16LittleEndian(at);
            units.ShouldBeLessThan((ushort)0x8000);
            text = Encoding.Unicode.GetString(at.Slice(2, 2 * units));
            return at[..(2 + (2 * units) + 2)].ToArray();
        }

        var head = (at[0] & 0x80) == 0 ? 1 : 2;
        var length = (at[head] & 0x80) == 0 ? at[head] : ((at[head] & 0x7F) << 8) | at[head + 1];
        head += (at[head] & 0x80) == 0 ? 1 : 2;
        text = Encoding.UTF8.GetString(at.Slice(head, length));
        return at[..(head + length + 1)].ToArray();
    }

    private static byte[] Encoded(string text, bool utf8)
    {
        var bytes = new Bytes();
        return utf8
            ? Short(Short(bytes, text.Length), Encoding.UTF8.GetByteCount(text)).Add(Encoding.UTF8.GetBytes(text)).U8(0).ToArray()
            : bytes.U16(text.Length).Add(Encoding.Unicode.GetBytes(text)).U16(0).ToArray();
    }

    private static Bytes Short(Bytes to, int length) => length < 0x80 ? to.U8(length) : to.U8(0x80 | (length >> 8)).U8(length);
}

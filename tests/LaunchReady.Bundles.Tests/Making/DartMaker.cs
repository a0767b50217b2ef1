using System.Text;
using LaunchReady.Bundles.Formats;

namespace LaunchReady.Bundles.Tests.Making;

/// <summary>Strings as a snapshot of Dart keeps them, in each of the layouts there are.</summary>
internal static class DartMaker
{
    /// <summary>With compressed pointers: a number that holds twice the length, then the characters, and nothing between strings.</summary>
    public static byte[] Compressed(params string[] texts)
    {
        var bytes = Head();
        foreach (var text in texts)
        {
            var number = text.Length << 1;
            for (; number > 127; number >>= 7)
            {
                bytes.Raw((byte)(number & 127));
            }

            bytes.Raw((byte)(number | 0x80)).Text(text);
        }

        return bytes.Raw(0xFF, 0xFE).ToArray();
    }

    /// <summary>As objects on 64 bits; the header of the next string begins with a byte that looks like text.</summary>
    public static byte[] Objects(params string[] texts)
    {
        var bytes = Head().Align(16);
        foreach (var text in texts)
        {
            bytes.U64(0x0000_0000_0005_E441, (ulong)text.Length << 1).Text(text).Align(16);
        }

        return bytes.Raw(0xFF, 0xFE).ToArray();
    }

    /// <summary>As objects on 32 bits: in older versions with the hash behind the length, and a hash that looks like text.</summary>
    public static byte[] NarrowObjects(bool hashLast, params string[] texts)
    {
        var bytes = Head().Align(8);
        foreach (var text in texts)
        {
            var length = (uint)text.Length << 1;
            bytes.U32(0x0005_E441).U32(hashLast ? [length, 0x41424344] : [0x41428144, length]).Text(text).Align(8);
        }

        return bytes.Raw(0xFF, 0xFE).ToArray();
    }

    private static OrderedBytes Head() => new OrderedBytes().Raw(DartString.Magic).Raw(Encoding.ASCII.GetBytes("\0\0\0\0"));
}

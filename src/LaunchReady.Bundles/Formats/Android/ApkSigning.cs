using System.Buffers.Binary;
using System.Text;
using LaunchReady.Bundles.Facts;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// By which schemes an APK is signed: the block before the zip's central directory (source.android.com/docs/security/features/apksigning/v2),
/// and the files of META-INF. It says which signatures are there, not whether they are right.
/// </summary>
internal static class ApkSigning
{
    private const uint EndOfDirectory = 0x06054B50;
    private const uint DirectoryEntry = 0x02014B50;
    private const int EndSize = 22;
    private const int EntrySize = 46;
    private const int LongestComment = ushort.MaxValue;
    private const uint V2 = 0x7109871A;
    private const uint V3 = 0xF05368C0;
    private const uint V31 = 0x1B93AD61;

    /// <summary>Null where it is no zip file.</summary>
    public static ApkSignatures? Read(ReadOnlySpan<byte> apk)
    {
        if (End(apk) is not { } end)
        {
            return null;
        }

        int entries = BinaryPrimitives.ReadUInt16LittleEndian(apk[(end + 10)..]);
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(apk[(end + 16)..]);
        if (directory > end)
        {
            return null;
        }

        var ids = Ids(apk[..(int)directory]);
        return new ApkSignatures(HasSignatureFile(apk[(int)directory..end], entries), ids.Contains(V2), ids.Contains(V3), ids.Contains(V31));
    }

    private static int? End(ReadOnlySpan<byte> apk)
    {
        for (var at = apk.Length - EndSize; at >= Math.Max(0, apk.Length - EndSize - LongestComment); at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(apk[at..]) == EndOfDirectory
                && BinaryPrimitives.ReadUInt16LittleEndian(apk[(at + 20)..]) <= apk.Length - at - EndSize)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The pairs of the signing block: a length of eight bytes, a number, and the signature.</summary>
    private static HashSet<uint> Ids(ReadOnlySpan<byte> before)
    {
        var ids = new HashSet<uint>();
        if (before.Length < 32 || !before.EndsWith("APK Sig Block 42"u8))
        {
            return ids;
        }

        var size = BinaryPrimitives.ReadUInt64LittleEndian(before[^24..]);
        if (size < 24 || size > (ulong)(before.Length - 8))
        {
            return ids;
        }

        var pairs = before[(before.Length - (int)size)..^24];
        while (pairs.Length >= 12)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(pairs);
            if (length < 4 || length > (ulong)(pairs.Length - 8))
            {
                break;
            }

            ids.Add(BinaryPrimitives.ReadUInt32LittleEndian(pairs[8..]));
            pairs = pairs[(8 + (int)length)..];
        }

        return ids;
    }

    private static bool HasSignatureFile(ReadOnlySpan<byte> directory, int entries)
    {
        for (var i = 0; i < entries && directory.Length >= EntrySize && BinaryPrimitives.ReadUInt32LittleEndian(directory) == DirectoryEntry; i++)
        {
            int name = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var whole = EntrySize + name + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (whole > directory.Length)
            {
                return false;
            }

            if (IsSignatureFile(Encoding.UTF8.GetString(directory.Slice(EntrySize, name))))
            {
                return true;
            }

            directory = directory[whole..];
        }

        return false;
    }

    private static bool IsSignatureFile(string name) =>
        name.StartsWith("META-INF/", StringComparison.OrdinalIgnoreCase) && name.IndexOf('/', 9) < 0
        && Path.GetExtension(name).ToUpperInvariant() is ".RSA" or ".DSA" or ".EC";
}

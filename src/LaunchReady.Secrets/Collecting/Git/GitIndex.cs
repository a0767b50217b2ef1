using System.Buffers.Binary;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>An entry of what the next commit will hold.</summary>
internal sealed record StagedFile(string Path, ObjectId Id);

/// <summary>Reads git's index (gitformat-index(5), versions 2 to 4): the files of the next commit.</summary>
internal static class GitIndex
{
    private const int MostBytes = 512 * 1024 * 1024;
    private const int StatBytes = 40;
    private const int LongestPath = 4096;

    /// <summary>The entries, in order of path; null where there is no index that can be read.</summary>
    public static IReadOnlyList<StagedFile>? Read(string file, int idBytes)
    {
        if (SmallFile.Read(file, MostBytes) is not { Length: > 12 } bytes || !bytes.AsSpan().StartsWith("DIRC"u8))
        {
            return null;
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4));
        var count = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));
        if (version is < 2 or > 4 || count > bytes.Length / (StatBytes + idBytes))
        {
            return null;
        }

        var entries = new List<StagedFile>((int)count);
        var (at, path) = (12, "");
        for (var i = 0; i < count; i++)
        {
            if (!TryRead(bytes, version, idBytes, ref at, ref path, entries))
            {
                return null;
            }
        }

        return entries;
    }

    private static bool TryRead(byte[] bytes, uint version, int idBytes, ref int at, ref string path, List<StagedFile> entries)
    {
        var start = at;
        var flagsAt = start + StatBytes + idBytes;
        if (flagsAt + 2 > bytes.Length)
        {
            return false;
        }

        var id = ObjectId.Read(bytes.AsSpan(start + StatBytes, idBytes));
        var mode = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(start + 24));
        var isExtended = version >= 3 && (bytes[flagsAt] & 0x40) != 0;
        var nameAt = flagsAt + (isExtended ? 4 : 2);
        if (version == 4)
        {
            var strip = Varint(bytes, ref nameAt);
            if (strip > path.Length)
            {
                return false;
            }

            path = path[..^strip];
        }

        var end = nameAt < bytes.Length ? bytes.AsSpan(nameAt).IndexOf((byte)0) : -1;
        if (end is < 0 or > LongestPath)
        {
            return false;
        }

        var name = Encoding.UTF8.GetString(bytes, nameAt, end);
        path = version == 4 ? path + name : name;
        // Up to version 3 an entry is padded with one to eight zeros to a multiple of eight.
        at = version == 4 ? nameAt + end + 1 : start + ((nameAt + end - start + 8) & ~7);
        // A submodule's entry names a commit of another repository.
        if ((mode & 0xF000) != 0xE000)
        {
            entries.Add(new StagedFile(path, id));
        }

        return true;
    }

    /// <summary>As in offsets of packs: seven bits a byte, each further byte adds one.</summary>
    private static int Varint(byte[] bytes, ref int at)
    {
        long value = 0;
        for (var i = 0; i < 5 && at < bytes.Length; i++)
        {
            var c = bytes[at++];
            value = i == 0 ? c & 0x7F : ((value + 1) << 7) | (uint)(c & 0x7F);
            if ((c & 0x80) == 0)
            {
                return (int)Math.Min(value, int.MaxValue);
            }
        }

        return int.MaxValue;
    }
}

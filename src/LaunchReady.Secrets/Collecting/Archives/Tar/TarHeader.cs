using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Archives.Tar;

/// <summary>A header block of tar: v7, ustar (POSIX 1003.1) or GNU.</summary>
internal readonly record struct TarHeader(string Name, string Link, char Type, long Size)
{
    public const int Block = 512;

    /// <summary>Nothing but a file has data: links, devices and directories may carry a size that means something else.</summary>
    public bool HasData => Type is not ('1' or '2' or '3' or '4' or '5' or '6');

    public bool IsDirectory => Type == '5' || (Type is '0' or '\0' && Name.EndsWith('/'));

    /// <summary>A header by its checksum or by the magic; the checksum may then be damaged.</summary>
    public static bool IsOne(ReadOnlySpan<byte> block) =>
        block.Length >= Block && (IsSound(block) || (block.Slice(257, 5).SequenceEqual("ustar"u8) && block[0] != 0));

    /// <summary>The checksum fits. Old writers summed signed bytes, so either sum will do.</summary>
    public static bool IsSound(ReadOnlySpan<byte> block)
    {
        if (block.Length < Block || block[0] == 0 || !TryOctal(block.Slice(148, 8), out var stored) || stored == 0)
        {
            return false;
        }

        long unsigned = 0;
        long signed = 0;
        for (var i = 0; i < Block; i++)
        {
            var value = i is >= 148 and < 156 ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return stored == unsigned || stored == signed;
    }

    public static TarHeader Of(ReadOnlySpan<byte> block)
    {
        var name = Text(block[..100]);
        var prefix = block.Slice(257, 6).SequenceEqual("ustar\0"u8) ? Text(block.Slice(345, 155)) : "";
        return new TarHeader(prefix.Length > 0 ? $"{prefix}/{name}" : name, Text(block.Slice(157, 100)), (char)block[156], Number(block.Slice(124, 12)));
    }

    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Names.Of(end < 0 ? field : field[..end]);
    }

    /// <summary>Octal digits, or, for what they can't hold, GNU's big-endian number marked by the top bit.</summary>
    public static long Number(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return field[..^8].TrimStart((byte)0x80).TrimStart((byte)0).IsEmpty ? Math.Max(0, BinaryPrimitives.ReadInt64BigEndian(field[^8..])) : long.MaxValue;
        }

        return TryOctal(field, out var value) ? value : 0;
    }

    private static bool TryOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        field = field.Trim(" \0"u8);
        foreach (var digit in field)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return digit is (byte)' ' or 0;
            }

            value = (value * 8) + (digit - '0');
        }

        return true;
    }
}

namespace LaunchReady.Bundles.Formats.DotNet;

/// <summary>One block of LZ4 (lz4_Block_format.md) whose inflated length is known.</summary>
internal static class Lz4Block
{
    /// <summary>No byte of a block stands for more.</summary>
    public const int MostTimes = 255;

    private const int ShortestMatch = 4;

    /// <summary>Inflates until <paramref name="to"/> is full or the block ends or makes no sense.</summary>
    /// <returns>How many bytes were read and how many written.</returns>
    public static (int Read, int Written) Inflate(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var (at, written) = (0, 0);
        while (at < from.Length && written < to.Length)
        {
            var token = from[at++];
            var literals = Length(from, ref at, token >> 4);
            if (literals > from.Length - at || literals > to.Length - written)
            {
                break;
            }

            from.Slice(at, (int)literals).CopyTo(to[written..]);
            at += (int)literals;
            written += (int)literals;
            if (at + 2 > from.Length || written == to.Length)
            {
                break;
            }

            var back = from[at] | (from[at + 1] << 8);
            at += 2;
            var match = Length(from, ref at, token & 15) + ShortestMatch;
            if (back == 0 || back > written || match > to.Length - written)
            {
                break;
            }

            // The match may reach into what it writes itself, so it is copied byte by byte.
            for (var end = written + (int)match; written < end; written++)
            {
                to[written] = to[written - back];
            }
        }

        return (at, written);
    }

    private static long Length(ReadOnlySpan<byte> from, ref int at, int begun)
    {
        long length = begun;
        if (begun == 15)
        {
            byte more;
            do
            {
                more = at < from.Length ? from[at++] : (byte)0;
                length += more;
            }
            while (more == 255);
        }

        return length;
    }
}

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>The checksum of zip (ISO 3309), for the few members whose headers are not to be trusted.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = Make();

    /// <summary>Of the stream, or of the first bytes of it up to one past <paramref name="most"/>.</summary>
    public static uint Of(Stream stream, long most)
    {
        var buffer = new byte[16 << 10];
        var crc = uint.MaxValue;
        for (var left = most + 1; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                break;
            }

            left -= read;
            foreach (var value in buffer.AsSpan(0, read))
            {
                crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
            }
        }

        return ~crc;
    }

    private static uint[] Make()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}

namespace LaunchReady.Secrets.Collecting.Archives.Zip;

/// <summary>One member as the central directory or, where that knows nothing of it, its local header describes it.</summary>
/// <param name="Local">Where its local header stands.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, uint Crc, long Compressed, long Size, long Local)
{
    public const uint LocalSignature = 0x04034B50;
    public const uint CentralSignature = 0x02014B50;
    public const uint DescriptorSignature = 0x08074B50;
    public const int LocalLength = 30;
    public const int CentralLength = 46;

    /// <summary>Sizes follow the data instead of standing in the local header.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;

    public bool IsEncrypted => (Flags & 0x41) != 0;

    /// <summary>Applies the zip64 field of an extra area: the values that are saturated, in the order size, compressed size, offset.</summary>
    public ZipEntry WithZip64(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(U16(extra[2..]), extra.Length - 4);
            if (U16(extra) == 1)
            {
                var field = extra.Slice(4, length);
                return this with
                {
                    Size = Next(Size, ref field),
                    Compressed = Next(Compressed, ref field),
                    Local = Next(Local, ref field),
                };
            }

            extra = extra[(4 + length)..];
        }

        return this;
    }

    public static int U16(ReadOnlySpan<byte> from) => System.Buffers.Binary.BinaryPrimitives.ReadUInt16LittleEndian(from);

    public static uint U32(ReadOnlySpan<byte> from) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(from);

    private static long Next(long value, ref ReadOnlySpan<byte> field)
    {
        if (value != uint.MaxValue || field.Length < 8)
        {
            return value;
        }

        var large = System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return Math.Max(0, large);
    }
}

namespace LaunchReady.Bundles.Formats.DotNet;

/// <summary>Where an assembly keeps its metadata (ECMA-335, II.24 and II.25); offsets into the file.</summary>
/// <param name="Metadata">Offset of the metadata root.</param>
/// <param name="MetadataLength">Its length in bytes.</param>
/// <param name="Resources">Offset of the embedded resources; meaningful where <paramref name="ResourcesLength"/> is not 0.</param>
/// <param name="ResourcesLength">Their length in bytes.</param>
internal sealed record ManagedImage(int Metadata, int MetadataLength, int Resources, int ResourcesLength)
{
    private const int MostStreams = 16;
    private const int MostSections = 96;

    /// <summary>Null where the bytes are no portable executable with managed code.</summary>
    public static ManagedImage? Find(ReadOnlySpan<byte> bytes)
    {
        var file = new ByteView(bytes);
        ulong header = file.U32(0x3C);
        if (file.U16(0) != 0x5A4D || file.U32(header) != 0x00004550)
        {
            return null;
        }

        var optional = header + 24;
        var directories = optional + (file.U16(optional) == 0x20B ? 112u : 96u);
        var sections = optional + file.U16(header + 20);
        var count = Math.Min(file.U16(header + 6), (ushort)MostSections);
        var common = Offset(file, sections, count, file.U32(directories + (14 * 8)));
        if (common == 0)
        {
            return null;
        }

        var metadata = Range(file, sections, count, common + 8);
        var resources = Range(file, sections, count, common + 24);
        return new ManagedImage(metadata.Offset, metadata.Length, resources.Offset, resources.Length);
    }

    /// <summary>The heap of string literals, as offset and length; nothing where there is none.</summary>
    public (int Offset, int Length) UserStrings(ReadOnlySpan<byte> bytes)
    {
        var root = new ByteView(bytes.Slice(Metadata, MetadataLength));
        if (root.U32(0) != 0x424A5342)
        {
            return default;
        }

        var at = 16UL + root.U32(12);
        var count = Math.Min(root.U16(at + 2), (ushort)MostStreams);
        at += 4;
        for (var i = 0; i < count; i++)
        {
            var name = root.Terminated(at + 8, 32);
            if (name.SequenceEqual("#US"u8))
            {
                var (offset, length) = (root.U32(at), root.U32(at + 4));
                return offset < (uint)MetadataLength ? (Metadata + (int)offset, (int)Math.Min(length, (uint)MetadataLength - offset)) : default;
            }

            at += 8 + (((ulong)name.Length + 4) & ~3UL);
        }

        return default;
    }

    private static (int Offset, int Length) Range(ByteView file, ulong sections, int count, ulong directory)
    {
        var offset = Offset(file, sections, count, file.U32(directory));
        return offset == 0 ? default : ((int)offset, file.Cut(offset, file.U32(directory + 4)).Length);
    }

    /// <summary>From an address in memory to an offset in the file; 0 where no section holds it.</summary>
    private static ulong Offset(ByteView file, ulong sections, int count, uint address)
    {
        for (ulong i = 0; i < (ulong)count && address != 0; i++)
        {
            var section = sections + (i * 40);
            var start = file.U32(section + 12);
            if (address >= start && address - start < file.U32(section + 16))
            {
                var offset = (ulong)file.U32(section + 20) + (address - start);
                return offset < (ulong)file.Length ? offset : 0;
            }
        }

        return 0;
    }
}

namespace LaunchReady.Secrets.Collecting.Archives.Zip;

/// <summary>A local header and where its data begin.</summary>
internal sealed record ZipLocal(ZipEntry Entry, long Data)
{
    private static readonly int[] Methods = [0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 14, 93, 95, 98, 99];

    /// <summary>Null where there is no local header.</summary>
    /// <param name="within">
    /// Set where nobody vouches for the header: it must make sense and end before this place. That is asked before its name is read, for else a file
    /// full of signatures would cost its square.
    /// </param>
    public static ZipLocal? At(Block block, long place, long? within = null)
    {
        Span<byte> fixedPart = stackalloc byte[ZipEntry.LocalLength];
        if (block.Read(place, fixedPart) < fixedPart.Length || ZipEntry.U32(fixedPart) != ZipEntry.LocalSignature)
        {
            return null;
        }

        var name = ZipEntry.U16(fixedPart[26..]);
        var extra = ZipEntry.U16(fixedPart[28..]);
        if (within is { } end && (name is 0 or > ArchiveLimits.LongestName || fixedPart[4] > 100 || Array.IndexOf(Methods, ZipEntry.U16(fixedPart[8..])) < 0
            || place + fixedPart.Length + name + extra > end))
        {
            return null;
        }

        var variable = new byte[name + extra];
        var read = block.Read(place + fixedPart.Length, variable);
        name = Math.Min(name, read);
        var entry = new ZipEntry(Names.Of(variable.AsSpan(0, name)), ZipEntry.U16(fixedPart[6..]), ZipEntry.U16(fixedPart[8..]), ZipEntry.U32(fixedPart[14..]), ZipEntry.U32(fixedPart[18..]), ZipEntry.U32(fixedPart[22..]), place)
            .WithZip64(variable.AsSpan(name, read - name)) with { Local = place };

        return new ZipLocal(entry, place + fixedPart.Length + variable.Length);
    }

    /// <summary>The length of the descriptor after the data: with or without its signature, with sizes of four or eight bytes.</summary>
    public static int Descriptor(Block block, long at, ZipEntry entry)
    {
        var signature = block.U32(at) == ZipEntry.DescriptorSignature ? 4 : 0;
        var large = block.U32(at + signature + 4) == (uint)entry.Compressed && block.U32(at + signature + 8) == (uint)(entry.Compressed >> 32)
            && block.U32(at + signature + 12) == (uint)entry.Size && entry.Size > 0;
        return signature + (large ? 20 : 12);
    }

    /// <summary>Where data of unknown length end: before the descriptor that counts as many bytes, else before the next member.</summary>
    public static (long End, int Tail) DataEnd(Block block, long data, long end)
    {
        var stop = Bytes.Find(block, data, end, "PK\x03\x04"u8);
        stop = stop < 0 ? end : stop;
        for (var at = data; at < stop; at += 4)
        {
            at = Bytes.Find(block, at, stop, "PK\x07\x08"u8);
            if (at < 0)
            {
                break;
            }

            if (block.U32(at + 8) == (uint)(at - data))
            {
                return (at, block.U32(at + 12) == 0 && block.U32(at + 20) == 0 && at + 24 <= stop ? 24 : 16);
            }
        }

        return (stop, 0);
    }
}

using System.Buffers.Binary;

namespace LaunchReady.Secrets.Collecting.Archives.Zip;

/// <summary>The central directory of a zip, found from the end of the file as every tool does, zip64 and bytes before the archive included.</summary>
/// <param name="Start">Of the directory.</param>
/// <param name="End">Of the archive, its comment included.</param>
/// <param name="Shift">What is to be added to the offsets in the directory: the length of what was put before the archive afterwards.</param>
/// <param name="Comment">Where the archive's comment is, and its length.</param>
internal sealed record ZipDirectory(Block Block, long Start, long Length, long End, long Shift, (long Start, int Length) Comment)
{
    private const int EndLength = 22;
    private const int LongestTail = EndLength + ushort.MaxValue;
    private const int MostCandidates = 16;

    /// <summary>A directory is read whole; a larger one is cut, and what lies behind the cut is found by its local headers.</summary>
    private const int LongestDirectory = 64 << 20;

    public bool HasEntries => Length > 0;

    /// <summary>Null where there is none.</summary>
    public static ZipDirectory? Find(Block block)
    {
        if (block.Length < EndLength)
        {
            return null;
        }

        var tailStart = Math.Max(0, block.Length - LongestTail);
        ReadOnlySpan<byte> tail;
        if (block.Memory is { } memory)
        {
            tail = memory.Span[(int)tailStart..];
        }
        else
        {
            var copy = new byte[block.Length - tailStart];
            tail = copy.AsSpan(0, block.Read(tailStart, copy));
        }

        var end = tail.Length;
        for (var candidate = 0; candidate < MostCandidates; candidate++)
        {
            end = tail[..end].LastIndexOf("PK\x05\x06"u8);
            if (end < 0)
            {
                return null;
            }

            if (tail.Length - end >= EndLength && At(block, tailStart + end, tail.Slice(end, EndLength)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The entries, in the order of the directory; offsets are those of the block.</summary>
    public IEnumerable<ZipEntry> Entries()
    {
        var bytes = Block.Slice(Start, Math.Min(Length, LongestDirectory)).Memory ?? Copy();
        var at = 0;
        while (bytes.Length - at >= ZipEntry.CentralLength && ZipEntry.U32(bytes.Span[at..]) == ZipEntry.CentralSignature)
        {
            var (entry, length) = Entry(bytes.Span[at..]);
            if (length > bytes.Length - at)
            {
                yield break;
            }

            yield return entry;
            at += length;
        }
    }

    private byte[] Copy()
    {
        var copy = new byte[Math.Min(Length, LongestDirectory)];
        Block.Read(Start, copy);
        return copy;
    }

    private (ZipEntry Entry, int Length) Entry(ReadOnlySpan<byte> at)
    {
        var name = ZipEntry.U16(at[28..]);
        var extra = ZipEntry.U16(at[30..]);
        var length = ZipEntry.CentralLength + name + extra + ZipEntry.U16(at[32..]);
        var variable = at[ZipEntry.CentralLength..];
        name = Math.Min(name, variable.Length);
        extra = Math.Min(extra, variable.Length - name);
        var entry = new ZipEntry(Names.Of(variable[..name]), ZipEntry.U16(at[8..]), ZipEntry.U16(at[10..]), ZipEntry.U32(at[16..]), ZipEntry.U32(at[20..]), ZipEntry.U32(at[24..]), ZipEntry.U32(at[42..]))
            .WithZip64(variable.Slice(name, extra));
        return (entry with { Local = Place(entry.Local) }, length);
    }

    /// <summary>Some tools count from the start of the file and some from that of the archive: what stands there decides.</summary>
    private long Place(long offset)
    {
        var shifted = offset + Shift;
        return Shift == 0 || Block.U32(shifted) == ZipEntry.LocalSignature || Block.U32(offset) != ZipEntry.LocalSignature ? shifted : offset;
    }

    private static ZipDirectory? At(Block block, long place, ReadOnlySpan<byte> record)
    {
        long length = ZipEntry.U32(record[12..]);
        long offset = ZipEntry.U32(record[16..]);
        var directoryEnd = place;
        if (Zip64(block, place) is { } large)
        {
            (directoryEnd, length, offset) = large;
        }

        var comment = (int)Math.Min(ZipEntry.U16(record[20..]), block.Length - place - EndLength);
        var end = place + EndLength + comment;
        foreach (var start in (ReadOnlySpan<long>)[directoryEnd - length, offset])
        {
            if (length >= 0 && start >= 0 && start <= directoryEnd && (length == 0 || block.U32(start) == ZipEntry.CentralSignature))
            {
                return new ZipDirectory(block, start, Math.Min(length, directoryEnd - start), end, Math.Max(0, start - offset), (place + EndLength, comment));
            }
        }

        return null;
    }

    private static (long End, long Length, long Offset)? Zip64(Block block, long place)
    {
        Span<byte> locator = stackalloc byte[20];
        if (block.Read(place - locator.Length, locator) < locator.Length || !locator.StartsWith("PK\x06\x07"u8))
        {
            return null;
        }

        Span<byte> record = stackalloc byte[56];
        foreach (var at in (ReadOnlySpan<long>)[BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), place - locator.Length - record.Length])
        {
            if (block.Read(at, record) == record.Length && record.StartsWith("PK\x06\x06"u8))
            {
                return (at, BinaryPrimitives.ReadInt64LittleEndian(record[40..]), BinaryPrimitives.ReadInt64LittleEndian(record[48..]));
            }
        }

        return null;
    }
}

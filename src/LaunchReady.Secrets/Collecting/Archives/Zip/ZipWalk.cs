using System.Globalization;

namespace LaunchReady.Secrets.Collecting.Archives.Zip;

/// <summary>
/// Visits what a zip holds: the members of its central directory in the order of their places, then all between them, for a member that the
/// directory leaves out is still read by some tools and by every thief.
/// </summary>
internal sealed class ZipWalk(PartReader reader, PartPath path, Block block, int depth)
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly ZipMember _member = new(reader, block, depth);

    public void Run(ZipDirectory? directory)
    {
        var covered = 0L;
        var last = "";
        var lastAt = -1L;
        var end = directory?.Start ?? block.Length;
        foreach (var entry in Sorted(directory))
        {
            if (!reader.State.CountMember())
            {
                reader.State.Visitor.Skipped(path, reader.State.Exhausted!, -1);
                return;
            }

            if (entry.Local < covered)
            {
                var same = entry.Local == lastAt ? "stands at the same place as" : "overlaps";
                reader.State.Skip(path.Inner(entry.Name), SkipKind.Overlapping, $"{same} another member, {PartPath.File(last).Display}, which was read", entry.Compressed);
            }
            else if (ZipLocal.At(block, entry.Local) is not { } local)
            {
                reader.State.Skip(path.Inner(entry.Name), SkipKind.Damaged, "is in the central directory, but there is nothing at its place", entry.Compressed);
            }
            else
            {
                Gap(covered, entry.Local);
                covered = Member(entry, local, end);
                (last, lastAt) = (entry.Name, entry.Local);
            }
        }

        Gap(covered, end);
        Tail(directory);
    }

    /// <summary>By place, which is how they overlap; the sort keeps no more entries than members are left.</summary>
    private List<ZipEntry> Sorted(ZipDirectory? directory)
    {
        var entries = new List<ZipEntry>();
        foreach (var entry in directory?.Entries() ?? [])
        {
            if (entries.Count > reader.State.MembersLeft)
            {
                break;
            }

            entries.Add(entry);
        }

        entries.Sort((a, b) => a.Local.CompareTo(b.Local));
        return entries;
    }

    /// <summary>Gives where the member ends.</summary>
    private long Member(ZipEntry entry, ZipLocal local, long end)
    {
        var name = local.Entry.Name == entry.Name ? entry.Name : $"{entry.Name} (local header: {local.Entry.Name})";
        var flags = _names.Add(entry.Name) ? PartFlags.None : PartFlags.SameName;
        var limit = local.Data <= end ? end : block.Length;
        var stored = Math.Min(entry.Compressed, limit - local.Data);
        var place = path.Inner(name, flags);
        _member.Read(place, entry, local, stored);
        if (stored < entry.Compressed)
        {
            reader.State.Skip(place, SkipKind.Damaged, "is cut off: what is there was read", entry.Compressed - stored);
        }

        return local.Data + stored + (entry.HasDescriptor ? ZipLocal.Descriptor(block, local.Data + stored, entry) : 0);
    }

    /// <summary>Between members: members without an entry in the directory, the head of a self-extracting archive, a signature.</summary>
    private void Gap(long start, long end)
    {
        var loose = start;
        for (var at = start; at < end && reader.State.Exhausted is null;)
        {
            at = Bytes.Find(block, at, end, "PK\x03\x04"u8);
            if (at < 0)
            {
                break;
            }

            if (ZipLocal.At(block, at, end) is { } local)
            {
                Loose(loose, at);
                at = loose = Hidden(local, end);
            }
            else
            {
                at += 4;
            }
        }

        Loose(loose, end);
    }

    private long Hidden(ZipLocal local, long end)
    {
        var entry = local.Entry;
        var next = local.Data + Math.Min(entry.Compressed, end - local.Data);
        var tail = 0;
        if (entry.HasDescriptor && entry.Compressed == 0)
        {
            (next, tail) = ZipLocal.DataEnd(block, local.Data, end);
            entry = entry with { Compressed = next - local.Data, Size = -1 };
        }

        if (reader.State.CountMember())
        {
            _member.Read(path.Inner(entry.Name, PartFlags.OutsideDirectory), entry, local, next - local.Data);
        }

        return next + tail;
    }

    private void Loose(long start, long end)
    {
        if (start == 0 && end == block.Length)
        {
            // Nothing but the signature makes it a zip.
            reader.Leaf(path, block);
        }
        else if (end > start && Bytes.HasContent(block, start, end) && reader.State.CountMember())
        {
            var name = start == 0 ? "<before the archive>" : string.Create(CultureInfo.InvariantCulture, $"<outside any member at {start}>");
            reader.Read(path.Inner(name), block.Slice(start, end - start), depth + 1);
        }
    }

    private void Tail(ZipDirectory? directory)
    {
        if (directory is null)
        {
            return;
        }

        if (directory.Comment.Length > 0 && reader.State.CountMember())
        {
            reader.Leaf(path.Inner("<comment>"), block.Slice(directory.Comment.Start, directory.Comment.Length));
        }

        if (directory.End < block.Length && Bytes.HasContent(block, directory.End, block.Length) && reader.State.CountMember())
        {
            reader.Read(path.Inner("<after the archive>"), block.Slice(directory.End, block.Length - directory.End), depth + 1);
        }
    }
}

using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>Visits the members of a 7z archive, folder by folder, each unpacked once from its start to its end.</summary>
internal sealed class SevenZipWalk(PartReader reader, PartPath path, Block block, int depth)
{
    private const string Locked = "is encrypted: hand over the archive without a password, or the files themselves";
    private const int LongestHeader = 64 << 20;
    private const byte PackedHeader = 0x17;

    public void Run()
    {
        if (Contents() is not { } contents)
        {
            return;
        }

        var name = 0;
        foreach (var folder in contents.Folders)
        {
            Folder(contents, folder, ref name);
            if (reader.State.Exhausted is { } why)
            {
                reader.State.Visitor.Skipped(path, why, -1);
                return;
            }
        }
    }

    /// <summary>Null where there is none to be had; the visitor knows why then.</summary>
    private SevenZipContents? Contents()
    {
        try
        {
            Span<byte> start = stackalloc byte[32];
            block.Read(0, start);
            var (at, length) = SevenZipHeader.Place(start);
            if (length == 0)
            {
                return SevenZipContents.None;
            }

            var header = at < 0 || length is < 0 or > LongestHeader || at > block.Length - length ? throw new InvalidDataException("7z header") : Bytes(block.Slice(at, length).Open(), length);
            for (var packed = 0; packed < 4 && header[0] == PackedHeader; packed++)
            {
                if (Unpack(new SevenZipHeader(header.AsSpan(1)).Streams()) is not { } inner)
                {
                    return null;
                }

                header = inner;
            }

            return new SevenZipHeader(header).Main();
        }
        catch (InvalidDataException)
        {
            reader.State.Skip(path, SkipKind.Damaged, "is damaged: its list of members can't be read", block.Length);
            return null;
        }
    }

    private byte[]? Unpack(SevenZipContents packed)
    {
        var folder = packed.Folders.Count == 1 ? packed.Folders[0] : throw new InvalidDataException("7z packed header");
        if (folder.IsEncrypted)
        {
            reader.State.Skip(path, SkipKind.Encrypted, Locked, block.Length);
            return null;
        }

        var chain = new SevenZipChain(block, packed, folder, reader.State);
        using var decoded = new DecodedStream(chain.Open, () => chain.Stored, reader.State);
        return folder.Size is <= 0 or > LongestHeader ? throw new InvalidDataException("7z packed header") : Bytes(decoded, folder.Size);
    }

    /// <summary>Grows with what comes, for the size may lie.</summary>
    private static byte[] Bytes(Stream stream, long size)
    {
        var copy = new MemoryStream();
        var slice = new SliceStream(stream, size);
        slice.CopyTo(copy);
        return copy.Length == size ? copy.ToArray() : throw new InvalidDataException("7z header");
    }

    private void Folder(SevenZipContents contents, SevenZipFolder folder, ref int name)
    {
        var chain = new SevenZipChain(block, contents, folder, reader.State);
        using var decoded = new DecodedStream(chain.Open, () => chain.Stored, reader.State);
        foreach (var size in folder.Members)
        {
            var place = path.Inner(name < contents.Names.Count ? contents.Names[name] : $"member {name + 1}");
            name++;
            if (!reader.State.CountMember())
            {
                return;
            }

            if (folder.IsEncrypted)
            {
                reader.State.Skip(place, SkipKind.Encrypted, Locked, size);
                continue;
            }

            var member = new SliceStream(decoded, size);
            if (decoded.Fault is null)
            {
                reader.Read(place, member, size, depth + 1);
                Streaming.Drain(member);
            }

            if (member.Left > 0)
            {
                reader.State.Visitor.Skipped(place, decoded.Fault ?? new Skip(SkipKind.Damaged, "is cut off: what is there was read"), member.Left);
            }
        }
    }
}

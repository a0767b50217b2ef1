using System.Buffers.Binary;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>
/// The header of a 7z archive (7zFormat.txt of the LZMA SDK). No count is believed before there are bytes for it, which is why the reader of the
/// package, which allocates what a header asks for, is not used. Throws <see cref="InvalidDataException"/> for what makes no sense.
/// </summary>
internal ref struct SevenZipHeader(ReadOnlySpan<byte> header)
{
    private const int End = 0, Properties = 2, MainStreams = 4, Files = 5, Pack = 6, Unpack = 7, SubStreams = 8, Sizes = 9, Crc = 10, Folders = 11, UnpackSizes = 12, Counts = 13, EmptyStream = 14, Names = 17;
    private const int MostCoders = 32;

    private readonly ReadOnlySpan<byte> _all = header;
    private int _at;
    private bool _membersGiven;
    private bool[] _digested = [];

    /// <summary>The list of members.</summary>
    public SevenZipContents Main()
    {
        var contents = SevenZipContents.None;
        Expect(1);
        for (var id = Id(); id != End; id = Id())
        {
            switch (id)
            {
                case Properties:
                    for (var property = Id(); property != End; property = Id())
                    {
                        Pass(Count());
                    }

                    break;
                case MainStreams:
                    contents = Streams();
                    break;
                case Files:
                    return contents with { Names = FileNames() };
                default:
                    throw new InvalidDataException("7z header");
            }
        }

        return contents;
    }

    /// <summary>Where the packed streams lie and how they unpack; also what stands in place of a header that is itself packed.</summary>
    public SevenZipContents Streams()
    {
        var contents = SevenZipContents.None;
        for (var id = Id(); id != End; id = Id())
        {
            contents = id switch
            {
                Pack => PackInfo(contents),
                Unpack => UnpackInfo(contents),
                SubStreams => Members(contents),
                _ => throw new InvalidDataException("7z streams"),
            };
        }

        // Without a list of members each folder is one.
        return _membersGiven ? contents : contents with { Folders = [.. contents.Folders.Select(f => f with { Members = [f.Size] })] };
    }

    private SevenZipContents PackInfo(SevenZipContents contents)
    {
        var start = Number();
        var count = Count();
        var sizes = new List<long>();
        var starts = new List<long>();
        for (var id = Id(); id != End; id = Id())
        {
            if (id == Sizes)
            {
                for (var i = 0; i < count; i++)
                {
                    sizes.Add(Number());
                    starts.Add(start);
                    start = unchecked(start + sizes[^1]);
                }
            }
            else if (id == Crc)
            {
                Digests(count);
            }
        }

        return contents with { PackStarts = starts, PackSizes = sizes };
    }

    private SevenZipContents UnpackInfo(SevenZipContents contents)
    {
        Expect(Folders);
        var folders = new SevenZipFolder[Count()];
        NotExternal();
        var pack = 0;
        for (var i = 0; i < folders.Length; i++)
        {
            folders[i] = Folder(pack);
            pack += folders[i].Packed.Count;
        }

        Expect(UnpackSizes);
        for (var i = 0; i < folders.Length; i++)
        {
            var sizes = new long[folders[i].Coders.Count];
            for (var j = 0; j < sizes.Length; j++)
            {
                sizes[j] = Number();
            }

            folders[i] = folders[i] with { Sizes = sizes };
        }

        for (var id = Id(); id != End; id = Id())
        {
            _digested = Digests(folders.Length);
        }

        return contents with { Folders = folders };
    }

    private SevenZipFolder Folder(int firstPack)
    {
        var coders = new SevenZipCoder[Count(MostCoders)];
        var ins = 0;
        for (var i = 0; i < coders.Length; i++)
        {
            coders[i] = Coder(ins);
            ins += coders[i].Ins;
        }

        var bound = new Dictionary<int, int>();
        for (var i = 0; i < coders.Length - 1; i++)
        {
            var input = Count(MostCoders);
            bound[input] = Count(MostCoders);
        }

        var packed = Enumerable.Range(0, ins).Where(i => !bound.ContainsKey(i)).ToList();
        if (packed.Count > 1)
        {
            for (var i = 0; i < packed.Count; i++)
            {
                packed[i] = Count(MostCoders);
            }
        }

        return new SevenZipFolder(coders, bound, packed, firstPack);
    }

    private SevenZipCoder Coder(int firstIn)
    {
        var flags = Byte();
        ulong method = 0;
        for (var i = 0; i < (flags & 15); i++)
        {
            method = (method << 8) | Byte();
        }

        var ins = 1;
        if ((flags & 0x10) != 0)
        {
            ins = Count(MostCoders);
            Expect(1);
        }

        var properties = (flags & 0x20) != 0 ? Take(Count()).ToArray() : [];
        return ins == 0 || (flags & 0x80) != 0 ? throw new InvalidDataException("7z coder") : new SevenZipCoder(method, properties, firstIn, ins);
    }

    private SevenZipContents Members(SevenZipContents contents)
    {
        _membersGiven = true;
        var counts = contents.Folders.Select(_ => 1).ToArray();
        var id = Id();
        if (id == Counts)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = Count();
            }

            id = Id();
        }

        var sized = id == Sizes;
        var folders = contents.Folders.ToArray();
        for (var i = 0; i < folders.Length; i++)
        {
            var sizes = new List<long>();
            var left = folders[i].Size;
            for (var j = 1; j < counts[i]; j++)
            {
                sizes.Add(sized ? Number() : throw new InvalidDataException("7z members"));
                left -= sizes[^1];
            }

            folders[i] = folders[i] with { Members = counts[i] > 0 ? [.. sizes, Math.Max(0, left)] : [] };
        }

        // A folder of one member has its digest already.
        var digests = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            digests += counts[i] == 1 && i < _digested.Length && _digested[i] ? 0 : counts[i];
        }

        for (id = sized ? Id() : id; id != End; id = Id())
        {
            _ = id == Crc ? Digests(Math.Clamp(digests, 0, _all.Length * 8)) : throw new InvalidDataException("7z members");
        }

        return contents with { Folders = folders };
    }

    private List<string> FileNames()
    {
        var count = Count();
        var names = new List<string>();
        var empty = new bool[count];
        for (var id = Id(); id != End; id = Id())
        {
            var property = new SevenZipHeader(Take(Count()));
            if (id == EmptyStream)
            {
                property.Bits(empty);
            }
            else if (id == Names)
            {
                property.NotExternal();
                for (var i = 0; i < count; i++)
                {
                    names.Add(property.Name());
                }
            }
        }

        return [.. names.Where((_, i) => !empty[i])];
    }

    private string Name()
    {
        var rest = _all[_at..];
        var length = 0;
        while (length + 1 < rest.Length && (rest[length] | rest[length + 1]) != 0)
        {
            length += 2;
        }

        _at += length + 2;
        return length + 2 > rest.Length ? throw new InvalidDataException("7z name") : Encoding.Unicode.GetString(rest[..Math.Min(length, ArchiveLimits.LongestName * 2)]);
    }

    private void Bits(bool[] to)
    {
        for (var i = 0; i < to.Length; i += 8)
        {
            var bits = Byte();
            for (var j = 0; j < Math.Min(8, to.Length - i); j++)
            {
                to[i + j] = (bits & (0x80 >> j)) != 0;
            }
        }
    }

    /// <summary>Passes over checksums; gives for which things there is one.</summary>
    private bool[] Digests(int count)
    {
        var defined = new bool[count];
        if (Byte() == 0)
        {
            Bits(defined);
        }
        else
        {
            Array.Fill(defined, true);
        }

        Pass(defined.Count(d => d) * 4L);
        return defined;
    }

    private int Id() => (int)Math.Min(Number(), 255);

    private void Expect(int id)
    {
        if (Id() != id)
        {
            throw new InvalidDataException("7z header");
        }
    }

    private void NotExternal()
    {
        if (Byte() != 0)
        {
            throw new InvalidDataException("7z external part");
        }
    }

    /// <summary>A count of things that take a byte each at the least.</summary>
    private int Count(int most = int.MaxValue)
    {
        var count = Number();
        return count < 0 || count > Math.Min(most, _all.Length - _at) ? throw new InvalidDataException("7z count") : (int)count;
    }

    /// <summary>The high bits of the first byte say how many bytes follow.</summary>
    private long Number()
    {
        var first = Byte();
        var mask = 0x80;
        ulong value = 0;
        for (var i = 0; i < 8; i++, mask >>= 1)
        {
            if ((first & mask) == 0)
            {
                return (long)(value | ((ulong)(first & (mask - 1)) << (8 * i)));
            }

            value |= (ulong)Byte() << (8 * i);
        }

        return (long)value;
    }

    private byte Byte() => _at < _all.Length ? _all[_at++] : throw new InvalidDataException("7z end");

    private void Pass(long length) => Take(length);

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _all.Length - _at)
        {
            throw new InvalidDataException("7z end");
        }

        _at += (int)length;
        return _all.Slice(_at - (int)length, (int)length);
    }

    /// <summary>Where the header is and its length, from the first 32 bytes of the archive.</summary>
    public static (long Start, long Length) Place(ReadOnlySpan<byte> start) =>
        (32 + BinaryPrimitives.ReadInt64LittleEndian(start[12..]), BinaryPrimitives.ReadInt64LittleEndian(start[20..]));
}

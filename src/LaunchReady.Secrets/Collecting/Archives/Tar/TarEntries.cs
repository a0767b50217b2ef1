using System.Globalization;
using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.Tar;

/// <summary>
/// The entries of a tar one after the other, with long names (GNU, pax) put in place. After damage it looks for the next sound header; it reads on
/// behind the end marker too, since tars are appended to each other.
/// </summary>
internal sealed class TarEntries(Stream stream, WalkState state)
{
    /// <summary>Longer extended headers are passed over: a name of a megabyte is an attack.</summary>
    private const int LongestExtension = 1 << 20;

    private readonly byte[] _block = new byte[TarHeader.Block];
    private string? _name;
    private string? _link;
    private long _size = -1;
    private long _unread;

    /// <summary>Bytes that belong to no entry and are not zero.</summary>
    public long Lost { get; private set; }

    /// <summary>The last block was cut off.</summary>
    public bool Torn { get; private set; }

    /// <summary>Data of the entry that <see cref="Next"/> gave: where it begins in a seekable stream.</summary>
    public long DataStart { get; private set; }

    /// <summary>The data of the entry for a stream that only goes forwards.</summary>
    public SliceStream Data { get; private set; } = new(Stream.Null, 0);

    /// <summary>Null at the end.</summary>
    public TarHeader? Next()
    {
        Pass();
        while (ReadBlock())
        {
            state.Cancellation.ThrowIfCancellationRequested();
            if (!TarHeader.IsSound(_block))
            {
                Lost += _block.AsSpan().ContainsAnyExcept((byte)0) ? TarHeader.Block : 0;
                continue;
            }

            var header = TarHeader.Of(_block);
            switch (header.Type)
            {
                case 'L':
                    _name = TarHeader.Text(Extension(header.Size));
                    break;
                case 'K':
                    _link = TarHeader.Text(Extension(header.Size));
                    break;
                case 'x' or 'X':
                    Pax(Extension(header.Size));
                    break;
                case 'g':
                    _ = Extension(header.Size);
                    break;
                default:
                    return Begin(header);
            }
        }

        return null;
    }

    private TarHeader Begin(TarHeader header)
    {
        // An old GNU sparse file: its map may go on in further blocks, then come the pieces without their holes.
        while (header.Type == 'S' && _block[_block[156] == 'S' ? 482 : 504] == 1 && ReadBlock())
        {
            _block[156] = 0;
        }

        var size = header.HasData ? Math.Max(0, _size >= 0 ? _size : header.Size) : 0;
        var entry = header with { Name = _name ?? header.Name, Link = _link ?? header.Link, Size = size };
        _name = null;
        _link = null;
        _size = -1;
        Start(size);
        return entry;
    }

    private void Start(long size)
    {
        DataStart = stream.CanSeek ? stream.Position : 0;
        Data = new SliceStream(stream, size);
        _unread = size;
    }

    /// <summary>To the header after the current entry.</summary>
    private void Pass()
    {
        var padding = (TarHeader.Block - (_unread & (TarHeader.Block - 1))) & (TarHeader.Block - 1);
        if (stream.CanSeek)
        {
            stream.Position = _unread > stream.Length - DataStart ? stream.Length : Math.Min(stream.Length, DataStart + _unread + padding);
        }
        else
        {
            Streaming.Drain(Data);
            _ = padding > 0 ? stream.Fill(_block.AsSpan(0, (int)padding)) : 0;
        }

        _unread = 0;
        DataStart = stream.CanSeek ? stream.Position : 0;
    }

    private byte[] Extension(long size)
    {
        Start(size);
        var bytes = new byte[size > LongestExtension ? 0 : size];
        _ = Data.Fill(bytes);
        Pass();
        return bytes;
    }

    /// <summary>Records of the form <c>27 path=some/long/name\n</c>, where 27 counts the whole record.</summary>
    private void Pax(ReadOnlySpan<byte> records)
    {
        while (!records.IsEmpty)
        {
            var space = records[..Math.Min(12, records.Length)].IndexOf((byte)' ');
            if (space < 0 || !int.TryParse(records[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length <= space + 1 || length > records.Length)
            {
                return;
            }

            var record = records[(space + 1)..length].TrimEnd((byte)'\n');
            records = records[length..];
            var equals = record.IndexOf((byte)'=');
            if (equals > 0)
            {
                Pax(record[..equals], record[(equals + 1)..]);
            }
        }
    }

    private void Pax(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        if (key.SequenceEqual("path"u8) || key.SequenceEqual("GNU.sparse.name"u8))
        {
            _name = Names.Of(value);
        }
        else if (key.SequenceEqual("linkpath"u8))
        {
            _link = Names.Of(value);
        }
        else if (key.SequenceEqual("size"u8) && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            _size = size;
        }
    }

    private bool ReadBlock()
    {
        var read = state.Exhausted is null ? stream.Fill(_block) : 0;
        if (read is > 0 and < TarHeader.Block)
        {
            Torn = _block.AsSpan(0, read).ContainsAnyExcept((byte)0);
            Lost += Torn ? read : 0;
        }

        return read == TarHeader.Block;
    }
}

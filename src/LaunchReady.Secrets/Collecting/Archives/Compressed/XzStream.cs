using System.Buffers.Binary;
using LaunchReady.Secrets.Collecting.Archives.Streams;

namespace LaunchReady.Secrets.Collecting.Archives.Compressed;

/// <summary>
/// The .xz file format 1.2.1 (tukaani.org/xz/xz-file-format.txt), several streams and blocks: LZMA2 alone. Checksums are not verified, for damaged
/// text is still text. The filters for machine code change no text and are passed over; so is delta, which does.
/// </summary>
internal sealed class XzStream(BufferedForwardStream input, WalkState state) : ForwardStream
{
    private const byte Lzma2Filter = 0x21;
    private const byte DeltaFilter = 0x03;

    private LzmaDecoder? _block;
    private long _blockStart;
    private int _checkSize;
    private bool _inStream;

    protected override int Take(Span<byte> buffer)
    {
        while (true)
        {
            if (_block is not null)
            {
                var read = _block.Read(buffer);
                if (read > 0)
                {
                    return read;
                }

                EndBlock();
            }
            else if (!(_inStream ? BeginBlock() : BeginStream()))
            {
                return 0;
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _block?.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool BeginStream()
    {
        while (input.Peek() == 0)
        {
            input.ReadByte();
        }

        if (input.Peek() < 0)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[12];
        input.ReadExactly(header);
        if (!header[..6].SequenceEqual((ReadOnlySpan<byte>)[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]))
        {
            throw new InvalidDataException("xz header");
        }

        _checkSize = (header[7] & 15) switch { 0 => 0, <= 3 => 4, <= 6 => 8, <= 9 => 16, <= 12 => 32, _ => 64 };
        _inStream = true;
        return true;
    }

    private bool BeginBlock()
    {
        _blockStart = input.Consumed;
        var size = input.ReadByte();
        if (size < 0)
        {
            throw new EndOfStreamException();
        }

        if (size == 0)
        {
            SkipIndex();
            _inStream = false;
            return true;
        }

        Span<byte> header = stackalloc byte[1024];
        header = header[..((size * 4) + 3)];
        input.ReadExactly(header);
        _blockStart += header.Length + 1;
        _block = LzmaDecoder.Lzma2(Property(header), input, state);
        return true;
    }

    /// <summary>The property of LZMA2, which is the last filter of a block.</summary>
    private static byte Property(ReadOnlySpan<byte> header)
    {
        var at = 1;
        var flags = header[0];
        _ = (flags & 0x40) != 0 ? Number(header, ref at) : 0;
        _ = (flags & 0x80) != 0 ? Number(header, ref at) : 0;
        for (var filter = 0; filter <= (flags & 3); filter++)
        {
            var id = Number(header, ref at);
            var size = (int)Math.Min(1024, Number(header, ref at));
            if (id == DeltaFilter)
            {
                throw new LimitException(new Skip(SkipKind.UnknownMethod, "uses xz's delta filter, which this version does not undo: unpack it and name the file"));
            }

            if (id == Lzma2Filter)
            {
                return header[at];
            }

            at += size;
        }

        throw new InvalidDataException("xz filters");
    }

    private void EndBlock()
    {
        _block!.Dispose();
        _block = null;
        var padding = (int)((4 - ((input.Consumed - _blockStart) & 3)) & 3);
        Span<byte> rest = stackalloc byte[3 + 64];
        input.ReadExactly(rest[..(padding + _checkSize)]);
    }

    private void SkipIndex()
    {
        var start = input.Consumed - 1;
        var records = Number();
        for (long i = 0; i < records * 2; i++)
        {
            _ = Number();
        }

        Span<byte> rest = stackalloc byte[3 + 4 + 12];
        var padding = (int)((4 - ((input.Consumed - start) & 3)) & 3);
        input.ReadExactly(rest[..(padding + 4 + 12)]);
    }

    private long Number()
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = input.ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException();
            }

            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("xz number");
    }

    private static long Number(ReadOnlySpan<byte> from, ref int at)
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var next = from[at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("xz number");
    }
}

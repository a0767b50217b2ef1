using System.Buffers.Binary;
using LaunchReady.Secrets.Collecting.Archives.Streams;
using SharpCompress.Compressors.LZMA;

namespace LaunchReady.Secrets.Collecting.Archives.Compressed;

/// <summary>LZMA and LZMA2 with the dictionary, which the data asks for and which is allocated at once, counted as held memory.</summary>
internal sealed class LzmaDecoder : ForwardStream
{
    private readonly WalkState _state;
    private readonly long _held;
    private readonly LzmaStream _inner;

    private LzmaDecoder(WalkState state, long dictionary, Func<LzmaStream> open)
    {
        if (!state.TryHold(dictionary))
        {
            throw new LimitException(new Skip(SkipKind.BeyondLimit, $"asks for a dictionary of {dictionary >> 20:N0} MB, more than may be held in memory"));
        }

        _state = state;
        _held = dictionary;
        try
        {
            _inner = open();
        }
        catch
        {
            state.Release(dictionary);
            throw;
        }
    }

    /// <param name="properties">Five bytes: lc, lp and pb, then the size of the dictionary.</param>
    /// <param name="size">Of the output: no match reaches further back, so that the dictionary needs to be no larger.</param>
    public static LzmaDecoder Lzma(ReadOnlySpan<byte> properties, Stream input, long stored, long size, WalkState state)
    {
        if (properties.Length < 5 || properties[0] >= 9 * 5 * 5)
        {
            throw new InvalidDataException("LZMA properties");
        }

        var own = properties[..5].ToArray();
        long dictionary = Math.Max(4096, BinaryPrimitives.ReadUInt32LittleEndian(own.AsSpan(1)));
        dictionary = Math.Min(dictionary, size < 0 ? long.MaxValue : Math.Max(size, 4096));
        BinaryPrimitives.WriteUInt32LittleEndian(own.AsSpan(1), (uint)dictionary);
        return new LzmaDecoder(state, dictionary, () => LzmaStream.Create(own, input, stored, size, leaveOpen: true));
    }

    /// <param name="property">One byte, as in 7z and xz: mantissa and exponent of the dictionary's size.</param>
    /// <param name="size">Of the output, where it is known.</param>
    public static LzmaDecoder Lzma2(byte property, Stream input, WalkState state, long size = -1)
    {
        if (property > 40)
        {
            throw new InvalidDataException("LZMA2 property");
        }

        while (property > 0 && size >= 0 && Dictionary((byte)(property - 1)) >= Math.Max(size, 4096))
        {
            property--;
        }

        return new LzmaDecoder(state, Dictionary(property), () => LzmaStream.Create([property], input, -1, size, null, isLzma2: true, leaveOpen: true));
    }

    private static long Dictionary(byte property) => property == 40 ? uint.MaxValue : (2L | (uint)(property & 1)) << ((property / 2) + 11);

    protected override int Take(Span<byte> buffer) => _inner.Read(buffer);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _state.Release(_held);
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}

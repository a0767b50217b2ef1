using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>
/// Decompresses one zlib stream (RFC 1950, 1951) whose size is known beforehand, as git knows it, from memory to memory.
/// Not for several threads at once: the tables are reused. The checksum of the stream is stepped over, since git's object ids are the stronger check.
/// </summary>
internal sealed unsafe partial class Inflater
{
    /// <summary>So many bytes behind the wanted size must be writable: one round of the loop may write that far before it looks.</summary>
    public const int Slack = 352;

    private const int LiteralBits = 11;
    private const int DistanceBits = 8;
    private const int CodeLengthBits = 7;
    private const int LongestHeader = 286 + 30;

    // The most entries that codes of at most 15 bits can take: 2,342 and 402 (zlib's "enough").
    private const int LiteralEntries = 2400;
    private const int DistanceEntries = 512;

    private readonly uint[] _tables = GC.AllocateArray<uint>((2 * (LiteralEntries + DistanceEntries)) + (1 << CodeLengthBits), pinned: true);
    private readonly uint* _literals;
    private readonly uint* _distances;
    private readonly uint* _fixedLiterals;
    private readonly uint* _fixedDistances;
    private readonly uint* _codeLengths;
    private bool _fixedReady;

    private byte* _in;
    private byte* _inEnd;
    private byte* _out;
    private byte* _outStart;
    private byte* _outEnd;
    private ulong _bits;
    private int _count;
    private int _overrun;
    private bool _wantsPrefix;

    public Inflater()
    {
        _literals = (uint*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_tables));
        _distances = _literals + LiteralEntries;
        _fixedLiterals = _distances + DistanceEntries;
        _fixedDistances = _fixedLiterals + LiteralEntries;
        _codeLengths = _fixedDistances + DistanceEntries;
    }

    /// <summary>How many bytes of input the last stream took, its header and checksum included.</summary>
    public long Consumed { get; private set; }

    /// <summary>Inflates exactly <paramref name="size"/> bytes; <paramref name="output"/> has <see cref="Slack"/> bytes more. False for anything else than such a stream.</summary>
    public bool Inflate(byte* input, long length, byte* output, int size)
    {
        _wantsPrefix = false;
        if (!Run(input, length, output, size) || _out != _outEnd)
        {
            return false;
        }

        Consumed = Math.Min(length, _in - input - (_count >> 3) + _overrun + 4);
        return true;
    }

    /// <summary>Inflates the first bytes of a stream, at most <paramref name="size"/>; returns how many there are, or -1 for a broken stream.</summary>
    public int Prefix(byte* input, long length, byte* output, int size)
    {
        _wantsPrefix = true;
        return Run(input, length, output, size) ? (int)Math.Min(size, _out - _outStart) : -1;
    }

    private bool Run(byte* input, long length, byte* output, int size)
    {
        if (length < 6 || (input[0] & 0x0f) != 8 || (input[1] & 0x20) != 0 || ((input[0] << 8) + input[1]) % 31 != 0)
        {
            return false;
        }

        _in = input + 2;
        _inEnd = input + length;
        _out = output;
        _outStart = output;
        _outEnd = output + size;
        (_bits, _count, _overrun) = (0, 0, 0);
        while (true)
        {
            Refill();
            var header = Take(3);
            var good = (header >> 1) switch
            {
                0 => Stored(),
                1 => Fixed() && Block(_fixedLiterals, _fixedDistances),
                2 => Dynamic() && Block(_literals, _distances),
                _ => false,
            };
            if (!good || _overrun > _count >> 3)
            {
                return false;
            }

            if ((header & 1) != 0 || (_wantsPrefix && _out >= _outEnd))
            {
                return true;
            }
        }
    }

    private bool Stored()
    {
        // Whole bytes that were read ahead go back.
        _in -= (_count >> 3) - _overrun;
        (_bits, _count) = (0, 0);
        if (_overrun > 0 || _inEnd - _in < 4)
        {
            return false;
        }

        int length = Unsafe.ReadUnaligned<ushort>(_in);
        if ((length ^ Unsafe.ReadUnaligned<ushort>(_in + 2)) != 0xffff)
        {
            return false;
        }

        _in += 4;
        if (_wantsPrefix)
        {
            length = (int)Math.Min(length, _outEnd - _out);
        }

        if (length > _inEnd - _in || length > _outEnd - _out)
        {
            return false;
        }

        Buffer.MemoryCopy(_in, _out, length, length);
        _in += length;
        _out += length;
        return true;
    }

    private bool Fixed()
    {
        if (!_fixedReady)
        {
            Span<byte> lengths = stackalloc byte[288];
            lengths[..144].Fill(8);
            lengths[144..256].Fill(9);
            lengths[256..280].Fill(7);
            lengths[280..].Fill(8);
            HuffmanTable.Build(lengths, DeflateCodes.Literals, _fixedLiterals, LiteralBits);
            lengths[..32].Fill(5);
            HuffmanTable.Build(lengths[..32], DeflateCodes.Distances, _fixedDistances, DistanceBits);
            _fixedReady = true;
        }

        return true;
    }

    private bool Dynamic()
    {
        ReadOnlySpan<byte> order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        Span<byte> lengths = stackalloc byte[LongestHeader + 138];
        Refill();
        var literals = (int)Take(5) + 257;
        var distances = (int)Take(5) + 1;
        var codes = (int)Take(4) + 4;
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        lengths[..19].Clear();
        for (var i = 0; i < codes; i++)
        {
            Refill();
            lengths[order[i]] = (byte)Take(3);
        }

        return HuffmanTable.Build(lengths[..19], DeflateCodes.CodeLengths, _codeLengths, CodeLengthBits)
            && Lengths(lengths, literals + distances)
            && lengths[256] != 0
            && HuffmanTable.Build(lengths[..literals], DeflateCodes.Literals, _literals, LiteralBits)
            && HuffmanTable.Build(lengths.Slice(literals, distances), DeflateCodes.Distances, _distances, DistanceBits);
    }

    /// <summary>The lengths of both codes, run-length encoded.</summary>
    private bool Lengths(Span<byte> lengths, int wanted)
    {
        for (var i = 0; i < wanted;)
        {
            Refill();
            var entry = _codeLengths[_bits & ((1 << CodeLengthBits) - 1)];
            if (entry == HuffmanTable.Invalid || _overrun > 8)
            {
                return false;
            }

            Take((int)(entry & 0xff));
            var symbol = (byte)(entry >> 16);
            if (symbol < 16)
            {
                lengths[i++] = symbol;
                continue;
            }

            if (symbol == 16 && i == 0)
            {
                return false;
            }

            var (value, times) = symbol switch
            {
                16 => (lengths[i - 1], 3 + (int)Take(2)),
                17 => ((byte)0, 3 + (int)Take(3)),
                _ => ((byte)0, 11 + (int)Take(7)),
            };
            if (i + times > wanted)
            {
                return false;
            }

            lengths.Slice(i, times).Fill(value);
            i += times;
        }

        return true;
    }

    private void Refill()
    {
        var (bits, count) = (_bits, _count);
        var input = _in;
        Refill(ref bits, ref count, ref input, _inEnd - 8);
        _bits = bits;
        _count = count;
        _in = input;
    }

    private ulong Take(int bits)
    {
        var value = _bits & ((1ul << bits) - 1);
        _bits >>= bits;
        _count -= bits;
        return value;
    }
}

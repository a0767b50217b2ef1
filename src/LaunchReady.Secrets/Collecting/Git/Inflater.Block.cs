using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LaunchReady.Secrets.Collecting.Git;

/// <content>The inner loop: literals, lengths and distances.</content>
internal sealed unsafe partial class Inflater
{
    /// <summary>
    /// The symbols of one block. State is held in locals, and bounds are looked at once a round: a round reads at most 48 bits after each refill and writes at most
    /// three literals and one match of 258 bytes, rounded up to whole vectors.
    /// </summary>
    private bool Block(uint* literals, uint* distances)
    {
        var (bits, count) = (_bits, _count);
        byte* input = _in, output = _out, inFast = _inEnd - 8, outEnd = _outEnd, outStart = _outStart;
        while (output <= outEnd)
        {
            if (!Refill(ref bits, ref count, ref input, inFast))
            {
                return false;
            }

            var entry = literals[bits & ((1 << LiteralBits) - 1)];
            if ((entry & HuffmanTable.Literal) != 0)
            {
                output = Put(ref bits, ref count, entry, output);
                entry = literals[bits & ((1 << LiteralBits) - 1)];
                if ((entry & HuffmanTable.Literal) != 0)
                {
                    output = Put(ref bits, ref count, entry, output);
                    entry = literals[bits & ((1 << LiteralBits) - 1)];
                    if ((entry & HuffmanTable.Literal) != 0)
                    {
                        output = Put(ref bits, ref count, entry, output);
                        continue;
                    }
                }

                if (!Refill(ref bits, ref count, ref input, inFast))
                {
                    return false;
                }
            }

            if ((entry & HuffmanTable.Exceptional) != 0)
            {
                entry = FollowSubtable(ref bits, ref count, entry, literals);
                if ((entry & HuffmanTable.Literal) != 0)
                {
                    output = Put(ref bits, ref count, entry, output);
                    continue;
                }

                if ((entry & HuffmanTable.Exceptional) != 0)
                {
                    Consume(ref bits, ref count, entry);
                    Leave(bits, count, input, output);
                    return (entry & HuffmanTable.EndOfBlock) != 0;
                }
            }

            var length = Value(ref bits, ref count, entry);
            if (!Distance(ref bits, ref count, distances, out var distance) || distance > output - outStart)
            {
                return false;
            }

            Copy(output, distance, length);
            output += length;
        }

        Leave(bits, count, input, output);
        return _wantsPrefix;
    }

    private void Leave(ulong bits, int count, byte* input, byte* output)
    {
        _bits = bits;
        _count = count;
        _in = input;
        _out = output;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Put(ref ulong bits, ref int count, uint entry, byte* output)
    {
        Consume(ref bits, ref count, entry);
        *output = (byte)(entry >> 16);
        return output + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Distance(ref ulong bits, ref int count, uint* distances, out uint distance)
    {
        var entry = distances[bits & ((1 << DistanceBits) - 1)];
        if ((entry & HuffmanTable.Exceptional) != 0)
        {
            entry = FollowSubtable(ref bits, ref count, entry, distances);
            if ((entry & HuffmanTable.Exceptional) != 0)
            {
                distance = 0;
                return false;
            }
        }

        distance = Value(ref bits, ref count, entry);
        return true;
    }

    /// <summary>Copies to a target that may overlap its source, in steps that run over the end by less than two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* target, uint distance, uint length)
    {
        var source = target - distance;
        if (distance >= 16)
        {
            // Most matches are short: two vectors without a question, and a loop for the rest.
            Vector128.Store(Vector128.Load(source), target);
            Vector128.Store(Vector128.Load(source + 16), target + 16);
            for (var done = 32u; done < length; done += 16)
            {
                Vector128.Store(Vector128.Load(source + done), target + done);
            }

            return;
        }

        CopyNear(source, target, distance, target + length);
    }

    private static void CopyNear(byte* source, byte* target, uint distance, byte* end)
    {
        if (distance == 1)
        {
            var value = Vector128.Create(*source);
            do
            {
                Vector128.Store(value, target);
                target += 16;
            }
            while (target < end);
            return;
        }

        // Eight bytes are stored at every step, of which as many are right as the distance is long.
        var step = distance >= 8 ? 8 : distance;
        do
        {
            Unsafe.WriteUnaligned(target, Unsafe.ReadUnaligned<ulong>(source));
            source += step;
            target += step;
        }
        while (target < end);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Refill(ref ulong bits, ref int count, ref byte* input, byte* inFast)
    {
        if (input > inFast)
        {
            // Through the fields: a reference to a local that leaves this method would keep it out of registers everywhere.
            _bits = bits;
            _count = count;
            _in = input;
            var more = RefillSlowly();
            bits = _bits;
            count = _count;
            input = _in;
            return more;
        }

        // Bits above the count may be set already: they are the same bits of the same bytes.
        bits |= Unsafe.ReadUnaligned<ulong>(input) << count;
        input += (63 - count) >> 3;
        count |= 56;
        return true;
    }

    /// <summary>Byte by byte near the end; behind it zeros are handed out for a short while, since codes are looked up by more bits than they have.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool RefillSlowly()
    {
        while (_count < 56)
        {
            if (_in < _inEnd)
            {
                _bits |= (ulong)*_in++ << _count;
            }
            else if (++_overrun > 8)
            {
                return false;
            }

            _count += 8;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Consume(ref ulong bits, ref int count, uint entry)
    {
        bits >>= (int)(entry & 0x3f);
        count -= (int)(entry & 0xff);
    }

    /// <summary>A length or a distance: its base stands in bits 16-30, the bits of its code in 8-12, those with the extra bits in 0-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Value(ref ulong bits, ref int count, uint entry)
    {
        var extra = (uint)((bits & ((1ul << (int)(entry & 0x3f)) - 1)) >> (int)((entry >> 8) & 0x1f));
        Consume(ref bits, ref count, entry);
        return ((entry >> 16) & 0x7fff) + extra;
    }

    /// <summary>The entry in the subtable; an exceptional entry of another kind is given back as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FollowSubtable(ref ulong bits, ref int count, uint entry, uint* table)
    {
        if ((entry & HuffmanTable.Subtable) == 0)
        {
            return entry;
        }

        Consume(ref bits, ref count, entry);
        return table[((entry >> 16) & 0x7fff) + (bits & ((1u << (int)((entry >> 8) & 0x1f)) - 1))];
    }
}

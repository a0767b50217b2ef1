using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats;

/// <summary>Bounds of a one-byte string in a snapshot of Dart, where strings end without a NUL and the next one's header may look like text.
/// Two layouts (runtime/vm/app_snapshot.cc): with compressed pointers (Android on 64 bits) a variable-length number before the characters holds twice
/// the length, its last byte marked by the high bit; else (iOS, desktops, 32 bits) the string lies as an object, its length as a tagged integer.</summary>
internal static class DartString
{
    /// <summary>A length takes at most so many bytes more than one: no string is longer than two million characters.</summary>
    private const int MostLower = 3;

    /// <summary>Bytes of the next header that may look like text; the third one never does.</summary>
    private const int Glue = 2;

    /// <summary>First bytes of a snapshot: the number 0xdcdcf5f5.</summary>
    public static ReadOnlySpan<byte> Magic => [0xF5, 0xF5, 0xDC, 0xDC];

    /// <summary>Whether the run from <paramref name="start"/> to <paramref name="end"/> begins with a string whose header says where it ends.</summary>
    public static bool TryCut(ReadOnlySpan<byte> bytes, int start, int end, out int first, out int last)
    {
        (first, last) = (start, start);
        if (TryTagged(bytes, start, end, 8, wide: true, out last) || TryTagged(bytes, start, end, 4, wide: false, out last))
        {
            return true;
        }

        // On 32 bits older versions put a hash between length and characters, which may look like text.
        for (var glued = 0; glued <= 4 && start + glued < end; glued++)
        {
            first = start + glued;
            if (TryTagged(bytes, first, end, 8, wide: false, out last))
            {
                return true;
            }
        }

        // Last, for one byte agrees by chance more often than four.
        first = start;
        return TryVariable(bytes, start, end, out last);
    }

    private static bool TryVariable(ReadOnlySpan<byte> bytes, int start, int end, out int last)
    {
        last = start;
        if (start == 0 || bytes[start - 1] < 0x80)
        {
            return false;
        }

        long value = bytes[start - 1] & 0x7F;
        for (var lower = 1; ; lower++)
        {
            // The lowest bit says two bytes a character.
            if ((value & 1) == 0 && IsEnd(start, end, value >> 1))
            {
                last = start + (int)(value >> 1);
                return true;
            }

            if (lower == MostLower || start - 1 - lower < 0 || bytes[start - 1 - lower] >= 0x80)
            {
                return false;
            }

            value = (value << 7) | bytes[start - 1 - lower];
        }
    }

    private static bool TryTagged(ReadOnlySpan<byte> bytes, int start, int end, int before, bool wide, out int last)
    {
        last = start;
        if (start < before)
        {
            return false;
        }

        var field = bytes[(start - before)..];
        var tagged = wide ? BinaryPrimitives.ReadUInt64LittleEndian(field) : BinaryPrimitives.ReadUInt32LittleEndian(field);
        if ((tagged & 1) != 0 || tagged > int.MaxValue || !IsEnd(start, end, (long)tagged >> 1))
        {
            return false;
        }

        last = start + (int)(tagged >> 1);
        return true;
    }

    /// <summary>A length is believed when it ends with the run, but for what the next header adds to it.</summary>
    private static bool IsEnd(int start, int end, long length) => length > 0 && start + length <= end && end - (start + length) <= Glue;
}

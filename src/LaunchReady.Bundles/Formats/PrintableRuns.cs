using System.Buffers;
using System.Text;

namespace LaunchReady.Bundles.Formats;

/// <summary>Text between bytes that are none: what compilers leave of literals in a section of data.</summary>
internal static class PrintableRuns
{
    /// <summary>Shorter ones are chance, and no credential is that short.</summary>
    public const int ShortestTerminated = 4;

    /// <summary>A run without a NUL behind it is more likely chance.</summary>
    public const int ShortestOpen = 6;

    private const int ShortestWide = 6;

    /// <summary>Line breaks belong to literals such as private keys.</summary>
    private static readonly SearchValues<byte> Text = SearchValues.Create([.. "\t\n\r"u8, .. Enumerable.Range(0x20, 0x5F).Select(b => (byte)b)]);

    private static readonly SearchValues<byte> Start = SearchValues.Create(
        [.. "\t\n\r"u8, .. Enumerable.Range(0x20, 0x5F).Select(b => (byte)b), .. Enumerable.Range(0xC2, 0x33).Select(b => (byte)b)]);

    /// <summary>In data that is no text, runs and gaps are a byte or two long: so many are looked at one by one before the search that pays off later.</summary>
    private const int Short = 8;

    private static readonly bool[] IsText = [.. Enumerable.Range(0, 256).Select(b => Text.Contains((byte)b))];

    private static readonly bool[] IsStart = [.. Enumerable.Range(0, 256).Select(b => Start.Contains((byte)b))];

    public static void Write(ReadOnlySpan<byte> bytes, StringSink to, bool cutAsDart = false)
    {
        for (var at = 0; at < bytes.Length && !to.IsFull;)
        {
            var start = NextStart(bytes, at);
            if (start < 0)
            {
                return;
            }

            var end = End(bytes, start);
            at = end == start ? start + 1 : cutAsDart && DartString.TryCut(bytes, start, end, out var first, out var last)
                ? Cut(bytes, first, last, to)
                : Whole(bytes, start, end, cutAsDart ? ShortestOpen : ShortestTerminated, to);
        }
    }

    private static int NextStart(ReadOnlySpan<byte> bytes, int at)
    {
        var near = Math.Min(bytes.Length, at + Short);
        for (; at < near; at++)
        {
            if (IsStart[bytes[at]])
            {
                return at;
            }
        }

        var skipped = bytes[at..].IndexOfAny(Start);
        return skipped < 0 ? -1 : at + skipped;
    }

    private static int PlainEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var near = Math.Min(bytes.Length, at + Short);
        for (; at < near; at++)
        {
            if (!IsText[bytes[at]])
            {
                return at;
            }
        }

        var plain = bytes[at..].IndexOfAnyExcept(Text);
        return plain < 0 ? bytes.Length : at + plain;
    }

    private static int Cut(ReadOnlySpan<byte> bytes, int start, int end, StringSink to)
    {
        if (end - start >= ShortestTerminated)
        {
            to.Utf8(bytes[start..end]);
        }

        return end;
    }

    /// <summary>Writes the run, or the UTF-16 text that its only character begins, and says where to go on.
    /// One byte before such a text may look like text itself; a longer run is a string of its own.</summary>
    private static int Whole(ReadOnlySpan<byte> bytes, int start, int end, int shortest, StringSink to)
    {
        if (end - start <= 2 && bytes[end - 1] < 0x80)
        {
            var wide = WideEnd(bytes, end - 1);
            if (wide - end >= (ShortestWide * 2) - 1)
            {
                to.Utf16(bytes[(end - 1)..wide]);
            }

            return Math.Max(end, wide);
        }

        var terminated = end < bytes.Length && bytes[end] == 0;
        if (end - start >= (terminated ? shortest : ShortestOpen) && HoldsWords(bytes[start..end]))
        {
            to.Utf8(bytes[start..end]);
        }

        return end;
    }

    /// <summary>Pairs of bytes beyond ASCII turn up in any code; four plain characters in one run do not.</summary>
    private static bool HoldsWords(ReadOnlySpan<byte> run)
    {
        var plain = 0;
        for (var i = 0; i < run.Length && plain < ShortestTerminated; i++)
        {
            plain += run[i] is > 0x20 and < 0x80 ? 1 : 0;
        }

        return plain >= ShortestTerminated;
    }

    private static int End(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            at = PlainEnd(bytes, at);
            if (at == bytes.Length || bytes[at] < 0xC2 || Rune.DecodeFromUtf8(bytes[at..], out var rune, out var used) != OperationStatus.Done || rune.Value < 0xA0)
            {
                return at;
            }

            at += used;
        }

        return at;
    }

    /// <summary>UTF-16 of Latin text: every second byte is zero.</summary>
    private static int WideEnd(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && bytes[at + 1] == 0 && (IsText[bytes[at]] || bytes[at] >= 0xA0))
        {
            at += 2;
        }

        return at;
    }
}

using System.Buffers;
using System.Text;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// Java's modified UTF-8 (The Java Virtual Machine Specification, 4.4.7), which DEX files and aapt2's string pools use: NUL is <c>C0 80</c>,
/// and what lies beyond U+FFFF is a pair of surrogates of three bytes each.
/// </summary>
internal static class ModifiedUtf8
{
    private const byte FirstOfThree = 0xED;

    /// <summary>The same text in UTF-8; the span is <paramref name="text"/> itself or lives in <paramref name="scratch"/> until the next call.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> scratch)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        scratch.ResetWrittenCount();
        var at = 0;
        while (at < text.Length)
        {
            var plain = PlainRun(text[at..]);
            scratch.Write(text.Slice(at, plain));
            at += plain;
            if (at < text.Length)
            {
                at += Special(text[at..], scratch);
            }
        }

        return scratch.WrittenSpan;
    }

    /// <summary>Bytes before the next that has to be looked at; damaged sequences become U+FFFD, so that the result is always UTF-8.</summary>
    private static int PlainRun(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var first = text[at];
            if (first < 0x80)
            {
                at++;
                continue;
            }

            if (first is 0xC0 or FirstOfThree || Rune.DecodeFromUtf8(text[at..], out _, out var length) != OperationStatus.Done)
            {
                break;
            }

            at += length;
        }

        return at;
    }

    private static int Special(ReadOnlySpan<byte> text, ArrayBufferWriter<byte> to)
    {
        if (text.Length >= 2 && text[0] == 0xC0 && text[1] == 0x80)
        {
            to.Write("\0"u8);
            return 2;
        }

        if (Unit(text) is not { } unit)
        {
            to.Write("\uFFFD"u8);
            return 1;
        }

        if (char.IsHighSurrogate(unit) && Unit(text[3..]) is { } low && char.IsLowSurrogate(low))
        {
            Write(new Rune(unit, low), to);
            return 6;
        }

        Write(char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit), to);
        return 3;
    }

    private static char? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && text[0] == FirstOfThree && (text[1] & 0xC0) == 0x80 && (text[2] & 0xC0) == 0x80
            ? (char)(0xD000 | ((text[1] & 0x3F) << 6) | (text[2] & 0x3F))
            : null;

    private static void Write(Rune rune, ArrayBufferWriter<byte> to) => to.Advance(rune.EncodeToUtf8(to.GetSpan(4)));
}

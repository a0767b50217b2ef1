using System.Buffers;
using System.Text;

namespace LaunchReady.Bundles.Formats;

/// <summary>Writes the nameless strings of a binary, each once: a universal binary repeats them per processor, a linker per library.</summary>
internal sealed class StringSink(RenditionWriter to, CancellationToken cancellation)
{
    private const int BetweenLooks = 4096;

    /// <summary>Strings kept in mind, some 100 MB; beyond that a string may be written twice.</summary>
    private const int MostRemembered = 4_000_000;

    private readonly HashSet<ulong> _seen = [];
    private string? _place;
    private int _taken;

    /// <summary>Nothing more is taken.</summary>
    public bool IsFull => to.IsFull;

    /// <summary>Where what follows stands; said only once something does.</summary>
    public void Place(string place) => _place = place;

    public void Utf8(ReadOnlySpan<byte> text)
    {
        if (_taken++ % BetweenLooks == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (text.IsEmpty || IsRepeated(text))
        {
            return;
        }

        if (_place is { } place)
        {
            to.Place(place);
            _place = null;
        }

        to.Line(text);
    }

    public void Latin1(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            Utf8(text);
        }
        else
        {
            Utf8(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text)));
        }
    }

    /// <summary>Little-endian; halves of surrogate pairs become the replacement character.</summary>
    public void Utf16(ReadOnlySpan<byte> text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length / 2));
        var characters = ArrayPool<char>.Shared.Rent((text.Length / 2) + 1);
        var read = Encoding.Unicode.GetChars(text[..(text.Length & ~1)], characters);
        Utf8(buffer.AsSpan(0, Encoding.UTF8.GetBytes(characters.AsSpan(0, read), buffer)));
        ArrayPool<char>.Shared.Return(characters);
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private bool IsRepeated(ReadOnlySpan<byte> text)
    {
        var fingerprint = Fingerprint(text);
        return _seen.Count < MostRemembered ? !_seen.Add(fingerprint) : _seen.Contains(fingerprint);
    }

    /// <summary>64 bits from two seeds of the process: two strings of one file share them in less than one file of a million.</summary>
    private static ulong Fingerprint(ReadOnlySpan<byte> text)
    {
        var (first, second) = (default(HashCode), default(HashCode));
        second.Add(text.Length);
        first.AddBytes(text);
        second.AddBytes(text);
        return ((ulong)(uint)first.ToHashCode() << 32) | (uint)second.ToHashCode();
    }
}

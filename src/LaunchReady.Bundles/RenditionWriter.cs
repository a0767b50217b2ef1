using System.Buffers;
using System.Text;

namespace LaunchReady.Bundles;

/// <summary>Collects the lines of a rendition, up to a limit of bytes.</summary>
internal sealed class RenditionWriter(string format, int limit = RenditionWriter.DefaultLimit)
{
    /// <summary>Bytes of text that one file may give.</summary>
    public const int DefaultLimit = 512 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly List<int> _starts = [];
    private readonly List<string> _places = [];

    private bool _refused;
    private long _placed;

    public string? Damage { get; private set; }

    /// <summary>No more is taken: the reader stops. A value that found no room counts too, or a file of large values would go on for ever.</summary>
    public bool IsFull => _refused || _text.WrittenCount >= limit;

    /// <summary>What follows stands here, until the next call.</summary>
    public void Place(string place)
    {
        if (_places.Count > 0 && string.Equals(_places[^1], place, StringComparison.Ordinal))
        {
            return;
        }

        // Places take memory too: a made-up file may have a long one for every few bytes.
        _placed += place.Length;
        if (_placed > limit / sizeof(char))
        {
            Refuse();
            return;
        }

        _starts.Add(_text.WrittenCount);
        _places.Add(place);
    }

    public void Line(ReadOnlySpan<byte> utf8)
    {
        if (Take(utf8.Length + 1))
        {
            _text.Write(utf8);
            _text.Write("\n"u8);
        }
    }

    public void Line(string text) => Line(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes <c>name = "value"</c>.</summary>
    public void Named(string name, ReadOnlySpan<byte> utf8)
    {
        var head = Encoding.UTF8.GetBytes(name);
        if (Take(head.Length + utf8.Length + 6))
        {
            _text.Write(head);
            _text.Write(" = \""u8);
            _text.Write(utf8);
            _text.Write("\"\n"u8);
        }
    }

    /// <summary>The first reason stays.</summary>
    public void Broken(string why) => Damage ??= why;

    public Rendition Finish() => new(format, _text.WrittenMemory, [.. _starts], [.. _places], Damage);

    private bool Take(int bytes)
    {
        if (_text.WrittenCount + (long)bytes <= limit)
        {
            return true;
        }

        Refuse();
        return false;
    }

    private void Refuse()
    {
        _refused = true;
        Broken($"it holds more than {limit / (1024 * 1024)} MB of text");
    }
}

namespace LaunchReady.Bundles;

/// <summary>What a binary file says, as text: one value a line in UTF-8, as <c>name = "value"</c> where the file knows a name for the value.</summary>
public sealed class Rendition
{
    private readonly int[] _starts;
    private readonly string[] _places;

    internal Rendition(string format, ReadOnlyMemory<byte> text, int[] starts, string[] places, string? damage)
    {
        Format = format;
        Text = text;
        Damage = damage;
        _starts = starts;
        _places = places;
    }

    /// <summary>In words: "Android resources", "DEX classes", "Hermes bytecode".</summary>
    public string Format { get; }

    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>Why the file could not be read to its end; null where all of it was read.</summary>
    public string? Damage { get; }

    /// <summary>Where the value at this offset of <see cref="Text"/> stands, in words a developer understands: "string resource maps_key", "com.acme.Config.API_KEY".</summary>
    public string PlaceOf(int offset)
    {
        var at = Array.BinarySearch(_starts, offset);
        at = at < 0 ? ~at - 1 : at;
        return at < 0 ? Format : _places[at];
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace LaunchReady.Api.Resources;

/// <summary>Where a marker or another private value belongs.</summary>
/// <param name="Organisation">Key of the organisation whose data it is; for a marker sent by an intruder, the intruder's.</param>
/// <param name="What">In words: "title of a job of acme".</param>
internal sealed record Mark(string Organisation, string What, string Sender);

/// <summary>The run's markers: unique words planted in every text field the run may set. One scan of an answer finds all of them, however many there are.</summary>
internal sealed partial class Markers(ulong seed)
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
    private readonly Dictionary<string, Mark> _planted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Mark> _private = new(StringComparer.OrdinalIgnoreCase);
    private ulong _state = seed;

    /// <summary>A fresh marker, twelve characters, which nothing but this run writes.</summary>
    public string Plant(string organisation, string what, string sender)
    {
        var text = Word(9);
        var marker = "lrq" + text;
        _planted[marker] = new Mark(organisation, what, sender);
        return marker;
    }

    /// <summary>Registers a value the server made, or the configuration gave, that belongs to one organisation: an opaque id, an address. Short or plain values are left out: they could be anybody's.</summary>
    public void LearnPrivate(string value, string organisation, string what)
    {
        if (IsDistinctive(value))
        {
            _private.TryAdd(value, new Mark(organisation, what, ""));
        }
    }

    /// <summary>Marks in a text and its scalar values, without those in <paramref name="sent"/>: what the caller sent itself is no evidence.</summary>
    public IReadOnlyList<(string Value, Mark Mark)> Find(string text, IEnumerable<string> scalars, string sent)
    {
        var found = new List<(string, Mark)>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in MarkerPattern().Matches(text))
        {
            var marker = match.Value.ToLowerInvariant();
            if (_planted.TryGetValue(marker, out var mark) && seen.Add(marker) && !sent.Contains(marker, StringComparison.OrdinalIgnoreCase))
            {
                found.Add((marker, mark));
            }
        }

        foreach (var scalar in scalars)
        {
            if (_private.TryGetValue(scalar, out var mark) && seen.Add(scalar) && !sent.Contains(scalar, StringComparison.OrdinalIgnoreCase))
            {
                found.Add((scalar, mark));
            }
        }

        return found;
    }

    public bool Knows(string marker) => _planted.ContainsKey(marker);

    /// <summary>Random word from the run's seed: unique fields, e-mail addresses.</summary>
    public string Word(int length)
    {
        var word = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            word.Append(Alphabet[(int)(Next() % (ulong)Alphabet.Length)]);
        }

        return word.ToString();
    }

    public ulong Next()
    {
        // SplitMix64: tiny, seedable, good enough to be unique.
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Long enough, and mixed enough, not to occur by chance in another organisation's data.</summary>
    public static bool IsDistinctive(string value)
    {
        if (value.Contains('@', StringComparison.Ordinal) && value.Length >= 6)
        {
            return true;
        }

        return value.Length >= 10 && value.Any(char.IsDigit) && value.Any(char.IsLetter) && !value.Contains(' ', StringComparison.Ordinal)
            && !DateLike().IsMatch(value);
    }

    [GeneratedRegex("lrq[a-km-np-z2-9]{9}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MarkerPattern();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(?:[T ]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex DateLike();
}

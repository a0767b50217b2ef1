using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LaunchReady.Core.Evidence;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;
using LaunchReady.Secrets.Verifying;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Joins values to secrets: one secret, all its places. Values are named one way when they come in and kept nowhere.</summary>
internal sealed class Findings(string salt, LiveKeys? live = null) : IFound
{
    /// <summary>Places kept of one secret; all are counted.</summary>
    private const int MostPlaces = 100;

    private const int ShownCharacters = 4;
    private const int ShortestShown = 12;

    /// <summary>A shorter value under a common name may be a word that somebody could guess from its fingerprint.</summary>
    private const int Unguessable = 20;

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes("findings\n" + salt));
    private readonly ConcurrentDictionary<UInt128, Entry> _entries = new();

    public void Add(SecretRule rule, ReadOnlySpan<byte> value, SecretPlace place, Range stands) => Take(rule, value).Add(rule, place);

    /// <summary>Names a value; its places are added when they are known. What gets none is not found.</summary>
    public Entry Take(SecretRule rule, ReadOnlySpan<byte> value)
    {
        value = rule.FoundBy == FoundBy.Block ? Armour(value) : value;
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, value, hash);
        var name = BitConverter.ToUInt128(hash);
        if (!_entries.TryGetValue(name, out var entry))
        {
            entry = _entries.GetOrAdd(name, Make(rule, Encoding.Latin1.GetString(value), Published.In(value)));
        }

        return entry;
    }

    /// <summary>Everything found, what matters most first; the order is the same in every run.</summary>
    public IReadOnlyList<FoundSecret> ToFacts() =>
    [
        .. _entries.Values.Where(e => e.HasPlaces).Select(e => e.ToFacts())
            .OrderBy(f => f.Exposure).ThenByDescending(f => f.Certainty).ThenBy(f => f.Severity).ThenBy(f => f.Rule, StringComparer.Ordinal).ThenBy(f => f.Fingerprint, StringComparer.Ordinal),
    ];

    public static Certainty CertaintyOf(SecretRule rule) => rule.IsGuess ? Certainty.Guessed : rule.IsProven ? Certainty.Proven : Certainty.Shaped;

    private Entry Make(SecretRule rule, string value, string? published)
    {
        var fingerprint = Fingerprint.OfSecret(value, salt, guessable: value.Length < Unguessable && rule.Shapes[0].StartsWith('['));
        if (published is null)
        {
            live?.Keep(rule, fingerprint, value);
        }

        var shown = value.Length >= ShortestShown && !value.AsSpan(0, ShownCharacters).ContainsAnyExceptInRange(' ', '~') ? value[..ShownCharacters] : "";
        return new Entry(rule, fingerprint, $"{shown}…#{fingerprint}", published);
    }

    /// <summary>The key itself: the same whether its lines end in newlines or in \n.</summary>
    private static ReadOnlySpan<byte> Armour(ReadOnlySpan<byte> block)
    {
        var from = block[11..].IndexOf("-----"u8) + 16;
        var to = block.LastIndexOf("-----END"u8);
        var base64 = new byte[block.Length];
        return base64.AsSpan(0, BlockFinder.Base64Of(to > from ? block[from..to] : block[from..], base64));
    }

    /// <summary>One secret.</summary>
    public sealed class Entry(SecretRule first, string fingerprint, string shown, string? published)
    {
        private readonly List<SecretPlace> _places = [];
        private readonly HashSet<SecretPlace> _known = [];
        private SecretRule _rule = first;
        private int _inAll;

        public bool HasPlaces => _inAll > 0;

        public void Add(SecretRule rule, SecretPlace place)
        {
            lock (_places)
            {
                if (CertaintyOf(rule) > CertaintyOf(_rule))
                {
                    _rule = rule;
                }

                if (_known.Count < MostPlaces * 10 && !_known.Add(place))
                {
                    return;
                }

                _inAll++;
                if (_places.Count < MostPlaces)
                {
                    _places.Add(place);
                }
            }
        }

        public FoundSecret ToFacts() => new(_rule.Id, fingerprint, shown)
        {
            Title = published is null ? _rule.Title : $"{_rule.Title} that is published by {published}",
            Provider = _rule.Provider.Name,
            Exposure = published is null ? _rule.Exposure : Exposure.PublicByDesign,
            Severity = _rule.Severity,
            Purpose = _rule.Purpose,
            Certainty = CertaintyOf(_rule),
            RotationPage = _rule.Provider.Page,
            RotationSteps = _rule.Provider.Steps,
            Restrict = _rule.Restrict,
            Places = [.. _places.OrderBy(p => p.Kind).ThenBy(p => p.Source, StringComparer.Ordinal).ThenBy(p => p.Path, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Date)],
            PlacesInAll = _inAll,
        };
    }
}

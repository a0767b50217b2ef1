using System.Text;
using LaunchReady.Core.Evidence;
using LaunchReady.Core.Targets;
using LaunchReady.Secrets.Collecting;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets;

/// <summary>All that this slice knows of credentials, for texts that others keep as evidence. What may be public, and what only a common name speaks for, is left alone.</summary>
public sealed class SecretFinder(IReadOnlyList<OwnSecretRule> ownRules) : ISecretFinder, IDisposable
{
    private readonly RuleSet _rules = OwnRules.Beside(ownRules);
    private readonly ThreadLocal<Found?> _scanners = new();

    public IReadOnlyList<(int Start, int Length)> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return [];
        }

        var scanner = _scanners.Value ??= new Found(_rules);
        var bytes = Encoding.UTF8.GetBytes(text);
        var ranges = scanner.In(bytes);
        return ranges.Count == 0 ? [] : Settled(ranges, bytes, isAscii: bytes.Length == text.Length);
    }

    public void Dispose() => _scanners.Dispose();

    /// <summary>In order, joined where they overlap, counted in characters.</summary>
    private static List<(int Start, int Length)> Settled(List<(int Start, int End)> ranges, byte[] bytes, bool isAscii)
    {
        ranges.Sort();
        var settled = new List<(int Start, int Length)>();
        var (start, end) = ranges[0];
        foreach (var (from, to) in ranges.Skip(1).Append((int.MaxValue, int.MaxValue)))
        {
            if (from < end)
            {
                end = Math.Max(end, to);
                continue;
            }

            settled.Add(isAscii ? (start, end - start) : (Encoding.UTF8.GetCharCount(bytes, 0, start), Encoding.UTF8.GetCharCount(bytes, start, end - start)));
            (start, end) = (from, to);
        }

        return settled;
    }

    /// <summary>One for each thread.</summary>
    private sealed class Found : IFound
    {
        private readonly PartScanner _parts;
        private readonly List<(int Start, int End)> _ranges = [];

        public Found(RuleSet rules) => _parts = new PartScanner(rules, this);

        public List<(int Start, int End)> In(ReadOnlySpan<byte> bytes)
        {
            _ranges.Clear();
            _parts.Scan(bytes, new PartOrigin(PlaceKind.Artifact, "", ""));
            return _ranges;
        }

        public void Add(SecretRule rule, ReadOnlySpan<byte> value, SecretPlace place, Range stands)
        {
            if (rule.Exposure is (Exposure.Secret or Exposure.Test) && !rule.IsGuess)
            {
                _ranges.Add((stands.Start.Value, stands.End.Value));
            }
        }
    }
}

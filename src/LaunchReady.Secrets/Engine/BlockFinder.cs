using System.Buffers.Text;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Private keys in armour (RFC 7468, RFC 9580 section 6): begin line, base64, end line; also inside a string, with \n for line ends.</summary>
internal sealed class BlockFinder
{
    private const int LongestLabel = 40;
    private const int Longest = 32 * 1024;
    private const int ShortestKey = 48;

    private readonly RuleSet _rules;
    private readonly Dictionary<string, int> _byLabel = new(StringComparer.Ordinal);

    public BlockFinder(RuleSet rules)
    {
        _rules = rules;
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Rules[i].FoundBy == FoundBy.Block)
            {
                foreach (var label in rules.Rules[i].Words)
                {
                    _byLabel.Add(label, i);
                }
            }
        }
    }

    /// <param name="at">Where "-BE" stands.</param>
    public void Find(ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        const int dashes = 5;
        var start = at - dashes + 1;
        if (start < 0 || !text[start..].StartsWith("-----BEGIN "u8))
        {
            return;
        }

        var label = text[(start + 11)..];
        var close = label[..Math.Min(label.Length, LongestLabel)].IndexOf("-----"u8);
        if (close < 0 || !_byLabel.TryGetValue(Name(label[..close]), out var rule))
        {
            return;
        }

        var body = start + 11 + close + dashes;
        var length = text[body..Math.Min(text.Length, body + Longest)].IndexOf("-----END"u8);
        if (length < 0 || !IsKey(text.Slice(body, length)) || _rules.Rules[rule].Proof is { } proof && !proof(text.Slice(body, length)))
        {
            return;
        }

        hits.Add(new Hit(rule, start, body + length - start));
    }

    /// <summary>The base64 of a block's body, without line ends, escapes, quotes and headers.</summary>
    public static int Base64Of(ReadOnlySpan<byte> body, Span<byte> to)
    {
        var length = 0;
        var i = 0;
        while (i < body.Length && length < to.Length)
        {
            var c = body[i];
            if (c == (byte)'\\' && i + 1 < body.Length)
            {
                i += 2;
                continue;
            }

            // Headers such as "Proc-Type: 4,ENCRYPTED" and checksums of PGP ("=abcd") take their line with them.
            if (c == (byte)':' || (c == (byte)'=' && i > 0 && body[i - 1] is (byte)'\n' or (byte)'n' && c == (byte)'='))
            {
                while (length > 0 && to[length - 1] != (byte)'\n')
                {
                    length--;
                }

                while (i < body.Length && body[i] != (byte)'\n')
                {
                    i++;
                }

                continue;
            }

            if (c == (byte)'\n')
            {
                to[length++] = c;
            }
            else if (ByteSet.Alphanumeric.Contains(c) || c is (byte)'+' or (byte)'/' or (byte)'=')
            {
                to[length++] = c;
            }

            i++;
        }

        var kept = 0;
        for (i = 0; i < length; i++)
        {
            if (to[i] != (byte)'\n')
            {
                to[kept++] = to[i];
            }
        }

        return kept;
    }

    private static bool IsKey(ReadOnlySpan<byte> body)
    {
        var base64 = new byte[body.Length];
        var length = Base64Of(body, base64);
        return length >= ShortestKey && Base64.IsValid(base64.AsSpan(0, length & ~3)) && base64.AsSpan(0, length).Count(base64[0]) < length / 2;
    }

    private static string Name(ReadOnlySpan<byte> label) =>
        System.Text.Encoding.ASCII.GetString(label).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}

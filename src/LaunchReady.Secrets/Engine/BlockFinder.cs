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

    /// <summary>The base64 of a block's body, without line ends, escapes and quotes, and without lines that are headers ("Proc-Type: 4,ENCRYPTED") or a checksum ("=abcd").</summary>
    /// <returns>Bytes written.</returns>
    public static int Base64Of(ReadOnlySpan<byte> body, Span<byte> to)
    {
        var (length, line, skips) = (0, 0, false);
        for (var i = 0; i < body.Length; i++)
        {
            var c = body[i];
            var isEscape = c == (byte)'\\' && i + 1 < body.Length && body[i + 1] != (byte)'/';
            if (c == (byte)'\n' || isEscape)
            {
                // A line that was no base64 leaves nothing behind.
                i += isEscape ? 1 : 0;
                (line, skips) = (length, false);
            }
            else if (c == (byte)':' || (c == (byte)'=' && length == line))
            {
                (length, skips) = (line, true);
            }
            else if (!skips && !Joins(body, i) && (ByteSet.Alphanumeric.Contains(c) || c is (byte)'+' or (byte)'/' or (byte)'='))
            {
                to[length++] = c;
            }
        }

        return length;
    }

    /// <summary>A plus that joins two strings of a program, and belongs to neither: no base64 touches it.</summary>
    private static bool Joins(ReadOnlySpan<byte> body, int at)
    {
        if (body[at] != (byte)'+')
        {
            return false;
        }

        var before = at == 0 || body[at - 1] is (byte)'"' or (byte)'\'' or (byte)' ' or (byte)'\t' or (byte)'\n';
        var after = at + 1 == body.Length || body[at + 1] is (byte)'"' or (byte)'\'' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
        return before && after;
    }

    private static bool IsKey(ReadOnlySpan<byte> body)
    {
        var base64 = new byte[body.Length];
        var length = Base64Of(body, base64);
        return length >= ShortestKey && Base64.IsValid(base64.AsSpan(0, length & ~3)) && base64.AsSpan(0, length).Count(base64[0]) < length / 2 && IsWhole(base64.AsSpan(0, length));
    }

    /// <summary>A key in DER says how long it is (X.690, section 8.1.3): documentation shows its first line alone, which opens nothing.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> base64)
    {
        Span<byte> head = stackalloc byte[6];
        if (System.Buffers.Text.Base64.DecodeFromUtf8(base64[..8], head, out _, out _, isFinalBlock: false) != System.Buffers.OperationStatus.Done || head[0] != 0x30)
        {
            return true;
        }

        var (header, length) = head[1] switch
        {
            < 0x80 => (2, (int)head[1]),
            0x81 => (3, head[2]),
            0x82 => (4, (head[2] << 8) | head[3]),
            _ => (0, 0),
        };
        return base64.TrimEnd((byte)'=').Length * 3L / 4 >= header + length;
    }

    private static string Name(ReadOnlySpan<byte> label) =>
        System.Text.Encoding.ASCII.GetString(label).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}

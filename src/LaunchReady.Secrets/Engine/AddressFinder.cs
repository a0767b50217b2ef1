using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Addresses that are a secret themselves (webhooks), and addresses with user name and password (RFC 3986 section 3.2.1).</summary>
internal sealed class AddressFinder
{
    private const int LongestAuthority = 320;
    private const int LongestScheme = 24;

    private static readonly ByteSet Scheme = ByteSet.Parse("A-Za-z0-9+.-");

    /// <summary>What ends the part between "//" and the path. A password that holds one of them is to be written with its percent code.</summary>
    private static readonly ByteSet End = ByteSet.Parse(" \t\r\n\"'`<>/?#\\\\|,;()[]{}$*^");

    private readonly RuleSet _rules;
    private readonly RuleShape[][] _hosts;
    private readonly Dictionary<string, int> _byScheme = new(StringComparer.Ordinal);

    public AddressFinder(RuleSet rules)
    {
        _rules = rules;
        var hosts = Enumerable.Range(0, rules.Rules.Count).Where(i => rules.Rules[i].FoundBy == FoundBy.Address).SelectMany(rules.ShapesOf).ToArray();
        _hosts = [.. Enumerable.Range(0, 256).Select(first => hosts.Where(h => h.Shape.MayBeginWith((byte)first)).ToArray())];
        for (var i = 0; i < rules.Rules.Count; i++)
        {
            if (rules.Rules[i].FoundBy == FoundBy.AddressPassword)
            {
                foreach (var scheme in rules.Rules[i].Words)
                {
                    _byScheme.Add(scheme, i);
                }
            }
        }
    }

    /// <param name="at">Where "://" stands.</param>
    public void Find(ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        if (at + 3 >= text.Length || text[at + 1] != (byte)'/' || text[at + 2] != (byte)'/')
        {
            return;
        }

        var start = at + 3;
        foreach (var host in _hosts[text[start]])
        {
            if (RuleMatch.TryWhole(_rules, host, text, start, out var hit))
            {
                hits.Add(hit);
                return;
            }
        }

        FindPassword(text, at, start, hits);
    }

    private void FindPassword(ReadOnlySpan<byte> text, int at, int start, List<Hit> hits)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + LongestAuthority);
        while (end < limit && !End.Contains(text[end]))
        {
            end++;
        }

        var authority = text[start..end];
        var host = authority.LastIndexOf((byte)'@');
        var colon = host < 0 ? -1 : authority[..host].IndexOf((byte)':');
        if (colon < 0 || !_byScheme.TryGetValue(SchemeBefore(text, at), out var rule))
        {
            return;
        }

        var password = authority[(colon + 1)..host];
        if (password.Length >= 4 && Placeholder.IsReal(password) && !Placeholder.IsNoPlace(authority[(host + 1)..])
            && !password.SequenceEqual(authority[..colon]) && _rules.Rules[rule].Proof?.Invoke(password) != false)
        {
            hits.Add(new Hit(rule, start + colon + 1, password.Length));
        }
    }

    private static string SchemeBefore(ReadOnlySpan<byte> text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestScheme && Scheme.Contains(text[start - 1]))
        {
            start--;
        }

        return System.Text.Encoding.ASCII.GetString(text[start..at]).Replace("+", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}

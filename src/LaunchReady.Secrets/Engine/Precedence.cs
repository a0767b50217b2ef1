using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>One value, one rule: what knows more of it wins.</summary>
internal static class Precedence
{
    /// <summary>Sorts the hits from <paramref name="first"/> on by place and takes out those that share bytes with a stronger one.</summary>
    public static void Settle(RuleSet rules, List<Hit> hits, int first)
    {
        if (hits.Count - first < 2)
        {
            return;
        }

        var found = hits[first..].Distinct().OrderBy(h => Rank(rules.Rules[h.Rule])).ThenByDescending(h => h.Length).ThenBy(h => h.Rule).ToArray();
        hits.RemoveRange(first, hits.Count - first);
        var taken = new SortedSet<Hit>(Comparer<Hit>.Create((a, b) => a.Start.CompareTo(b.Start)));
        foreach (var hit in found)
        {
            // Those taken do not overlap: only the last one that begins before this one's end can share bytes with it.
            var before = taken.GetViewBetween(default, new Hit(0, hit.End - 1, 0)).Max;
            if (taken.Count == 0 || before == default || before.End <= hit.Start)
            {
                taken.Add(hit);
            }
        }

        hits.AddRange(taken);
    }

    /// <summary>Proven first, then by shape alone or as a whole address (the longer one: an address may hold a public key), then by the name of a provider, last by a name that anything may have.</summary>
    private static int Rank(SecretRule rule) =>
        rule.IsGuess ? 4 : rule.FoundBy == FoundBy.Address ? 1 : rule.IsProven ? 0 : rule.FoundBy == FoundBy.Run && rule.Words.Count == 0 ? 1 : rule.FoundBy == FoundBy.Run ? 3 : 2;
}

namespace LaunchReady.Secrets.Rules;

/// <summary>Lines in which a rule must, and must not, find its value: generated from its shapes, and those written beside it.</summary>
internal static class RuleSamples
{
    /// <summary>Lines with one value of the rule each; the same seed gives the same lines.</summary>
    public static IEnumerable<string> Found(SecretRule rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        foreach (var context in Contexts(rule).Concat(rule.Found))
        {
            for (var shape = 0; shape < rule.Shapes.Count; shape++)
            {
                yield return context.Replace("{}", ShapeSampler.Value(rule, shape, seed++), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Lines without one: near misses.</summary>
    public static IEnumerable<string> NotFound(SecretRule rule, int seed)
    {
        ArgumentNullException.ThrowIfNull(rule);
        foreach (var line in rule.NotFound)
        {
            yield return line.Replace("{}", ShapeSampler.Value(rule, 0, seed++), StringComparison.Ordinal);
        }

        if (rule.FoundBy is FoundBy.Block or FoundBy.AddressPassword or FoundBy.Password)
        {
            yield break;
        }

        var context = Contexts(rule).First();
        for (var shape = 0; shape < rule.Shapes.Count; shape++)
        {
            var value = ShapeSampler.Shortest(rule, shape, seed++);
            yield return context.Replace("{}", value[..^1], StringComparison.Ordinal);
            yield return rule.Words.Count > 0 || rule.FoundBy == FoundBy.Address ? $"checksum = \"{value}\"" : context.Replace("{}", "x9" + value, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Contexts(SecretRule rule)
    {
        var also = rule.AlsoWords.Count > 0 ? rule.AlsoWords[0] : "key";
        return rule.FoundBy switch
        {
            FoundBy.Address => ["url = \"https://{}\"", "curl -X POST https://{} -d '{\"text\":\"hello\"}'"],
            FoundBy.AddressPassword => ["DATABASE_URL={}", "  \"url\": \"{}/app\","],
            FoundBy.Block => ["{}", "key: \"{}\""],
            FoundBy.Password when rule.Words.Contains("u") => [],
            FoundBy.Password => [$"db.{rule.Words[0]}=\"{{}}\"", $"DB_{rule.Words[0].ToUpperInvariant()}={{}}\n"],
            _ when rule.Words.Count > 0 => [$"export {rule.Words[0].ToUpperInvariant()}_{also.ToUpperInvariant()}={{}}\n", $"  \"{rule.Words[0]}-{also}\": \"{{}}\",", $"const {rule.Words[0]}_{also} = '{{}}';"],
            _ => ["export VALUE={}\n", "  \"value\": \"{}\",", "first line\\n{}\\nlast line", "?value%3D{}&more"],
        };
    }
}

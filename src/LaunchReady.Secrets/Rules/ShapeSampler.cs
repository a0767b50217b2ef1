using System.Text;

namespace LaunchReady.Secrets.Rules;

/// <summary>Makes values of a shape from a seed: the samples of the rules are never written out, so that no list of look-alike secrets lies in the source.</summary>
internal static class ShapeSampler
{
    /// <summary>A value of the rule that loses its shape with its last character.</summary>
    public static string Shortest(SecretRule rule, int shape, int seed) => Complete(rule, shape, new Random(seed), mayGrow: false);

    /// <summary>A value that looks random, with counts near the least.</summary>
    private static string Value(Shape shape, Random random, bool mayGrow)
    {
        var text = new StringBuilder();
        foreach (var part in shape.Parts)
        {
            if (part.IsLiteral)
            {
                text.Append(Encoding.ASCII.GetString(part.Literal));
                continue;
            }

            var characters = part.Set.Characters();
            var count = Math.Min(part.Most, part.Least + (mayGrow && part.Most > part.Least ? random.Next(0, Math.Min(8, part.Most - part.Least + 1)) : 0));
            for (var i = 0; i < count; i++)
            {
                text.Append(characters[random.Next(characters.Length)]);
            }
        }

        return text.ToString();
    }

    /// <summary>A value of the rule: of its nth shape, completed where the proof asks for more.</summary>
    public static string Value(SecretRule rule, int shape, int seed) => Complete(rule, shape, new Random(seed), mayGrow: true);

    private static string Complete(SecretRule rule, int shape, Random random, bool mayGrow)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var parsed = Shape.Parse(rule.Shapes[shape]);
        // A random value may fail a proof that looks at rarity; the next one rarely does.
        for (var attempt = 0; ; attempt++)
        {
            var value = Value(parsed, random, mayGrow);
            value = rule.Mint?.Invoke(value) ?? value;
            if (rule.Proof is null || rule.Proof(Encoding.ASCII.GetBytes(value)) || attempt == 50)
            {
                return value;
            }
        }
    }
}

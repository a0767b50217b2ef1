using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Whether a rule's value stands at a place: shape, boundaries and proof. What finds the places is faster or slower; this decides.</summary>
internal static class RuleMatch
{
    /// <summary>A shape whose pivot stands at <paramref name="pivot"/>.</summary>
    /// <param name="opened">An escape (\n, %3D) ends right before the pivot, so that the letter there belongs to no word.</param>
    public static bool TryPivot(RuleSet rules, RuleShape shape, ReadOnlySpan<byte> text, int pivot, bool opened, out Hit hit)
    {
        hit = default;
        var start = shape.Shape.PivotPart == 0 ? pivot : shape.Shape.StartBefore(text, pivot);
        if (start < 0 || (!(opened && start == pivot) && start > 0 && ByteSet.Alphanumeric.Contains(text[start - 1]) && !(start < pivot && Escapes.EndsAt(text, start))))
        {
            return false;
        }

        return TryWhole(rules, shape, text, start, out hit);
    }

    /// <summary>The rules that the name of the value at <paramref name="start"/> calls for.</summary>
    public static bool TryNamed(RuleSet rules, int rule, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, int start, out Hit hit)
    {
        hit = default;
        if (!HasOne(name, rules.Rules[rule].AlsoWords) || (rules.Rules[rule].IsGuess && !Guess.IsLiteral(text, start)))
        {
            return false;
        }

        foreach (var shape in rules.ShapesOf(rule))
        {
            if (TryWhole(rules, shape, text, start, out hit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A shape that begins at <paramref name="start"/>.</summary>
    public static bool TryWhole(RuleSet rules, RuleShape shape, ReadOnlySpan<byte> text, int start, out Hit hit)
    {
        hit = default;
        var length = shape.Shape.Match(text, start);
        var end = start + length;
        if (length < 0 || (end < text.Length && (ByteSet.Alphanumeric.Contains(text[end]) || text[end] == (byte)'_')))
        {
            return false;
        }

        var rule = rules.Rules[shape.Rule];
        var value = text.Slice(start, length);
        if ((!rule.IsProven && Placeholder.IsStandIn(value)) || (rule.Proof is { } proof && !proof(value)))
        {
            return false;
        }

        hit = new Hit(shape.Rule, start, length);
        return true;
    }

    private static bool HasOne(ReadOnlySpan<byte> name, IReadOnlyList<string> words)
    {
        Span<byte> buffer = stackalloc byte[64];
        foreach (var word in words)
        {
            if (name.IndexOf(buffer[..System.Text.Encoding.ASCII.GetBytes(word, buffer)]) >= 0)
            {
                return true;
            }
        }

        return words.Count == 0;
    }
}

using System.Globalization;
using System.Text;

namespace LaunchReady.Secrets.Rules;

/// <summary>
/// What a credential looks like, in a small language that matches in one step per byte and can never run away: literal characters, sets in brackets with a count
/// (<c>[A-Za-z0-9]{36}</c>, <c>{20,40}</c>, <c>{20,}</c>), a backslash before a character that would mean something. Sets take as much as they can and never give back.
/// </summary>
internal sealed class Shape
{
    /// <summary>The shortest run of token characters that the scan looks at.</summary>
    public const int ShortestRun = 12;

    private const int Unlimited = 4096;

    private readonly Part[] _parts;

    private Shape(string text, Part[] parts)
    {
        Text = text;
        _parts = parts;
        PivotPart = FindPivot(parts);
    }

    public string Text { get; }

    /// <summary>
    /// The part with which a run of at least <see cref="ShortestRun"/> token characters begins, the first that two certain characters mark; -1 where no such run is certain.
    /// </summary>
    public int PivotPart { get; }

    public IReadOnlyList<Part> Parts => _parts;

    /// <summary>Reads a shape.</summary>
    /// <exception cref="FormatException">The text is no shape; the message says where.</exception>
    public static Shape Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '[')
            {
                i += text[i] == '\\' ? 1 : 0;
                literal.Append(text[i++]);
                continue;
            }

            if (literal.Length > 0)
            {
                parts.AddRange(Part.Split(literal.ToString()));
                literal.Clear();
            }

            parts.Add(ReadSet(text, ref i));
        }

        if (literal.Length > 0)
        {
            parts.AddRange(Part.Split(literal.ToString()));
        }

        return parts.Count > 0 ? new Shape(text, [.. parts]) : throw new FormatException("an empty shape");
    }

    /// <summary>Length of the match that begins exactly at <paramref name="at"/>; -1 where there is none. Boundaries are the caller's.</summary>
    public int Match(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        foreach (var part in _parts)
        {
            var taken = part.Take(text[end..]);
            if (taken < 0)
            {
                return -1;
            }

            end += taken;
        }

        return end - at;
    }

    /// <summary>False where no match begins with the byte.</summary>
    public bool MayBeginWith(byte first)
    {
        foreach (var part in _parts)
        {
            if (part.IsLiteral)
            {
                return part.Literal[0] == first;
            }

            if (part.Set.Contains(first))
            {
                return true;
            }

            if (part.Least > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a match must begin whose pivot stands at <paramref name="pivot"/>; -1 where what stands before it does not fit.</summary>
    public int StartBefore(ReadOnlySpan<byte> text, int pivot)
    {
        for (var i = PivotPart - 1; i >= 0; i--)
        {
            var taken = _parts[i].TakeBack(text[..pivot]);
            if (taken < 0)
            {
                return -1;
            }

            pivot -= taken;
        }

        return pivot;
    }

    private static Part ReadSet(string text, ref int i)
    {
        var close = i + 1;
        while (close < text.Length && text[close] != ']')
        {
            close += text[close] == '\\' ? 2 : 1;
        }

        if (close >= text.Length)
        {
            throw new FormatException($"[ without ] at {i.ToString(CultureInfo.InvariantCulture)} of {text}");
        }

        var set = ByteSet.Parse(text[(i + 1)..close]);
        i = close + 1;
        if (i >= text.Length || text[i] != '{')
        {
            return new Part(set, 1, 1);
        }

        var end = text.IndexOf('}', i);
        if (end < 0)
        {
            throw new FormatException($"{{ without }} in {text}");
        }

        var count = text[(i + 1)..end].Split(',');
        i = end + 1;
        var least = int.Parse(count[0], CultureInfo.InvariantCulture);
        var most = count.Length == 1 ? least : count[1].Length == 0 ? Unlimited : int.Parse(count[1], CultureInfo.InvariantCulture);
        return least <= most ? new Part(set, least, most) : throw new FormatException($"{{{least},{most}}} in {text} is empty");
    }

    /// <summary>The run begins with two certain characters.</summary>
    public static bool BeginsCertainly(IReadOnlyList<Part> parts, int pivot) => parts[pivot].IsLiteral && parts[pivot].LeadingTokens >= 2;

    /// <summary>Two certain characters stand before the run.</summary>
    public static bool FollowsCertainly(IReadOnlyList<Part> parts, int pivot) => pivot > 0 && parts[pivot - 1].IsLiteral && parts[pivot - 1].Literal.Length >= 2;

    private static int FindPivot(Part[] parts)
    {
        var unmarked = -1;
        for (var i = 0; i < parts.Length; i++)
        {
            var run = 0;
            var afterBreak = i == 0 || !parts[i - 1].EndsWithToken;
            for (var k = i; afterBreak && k < parts.Length; k++)
            {
                run += parts[k].LeadingTokens;
                if (run >= ShortestRun)
                {
                    if (BeginsCertainly(parts, i) || FollowsCertainly(parts, i))
                    {
                        return i;
                    }

                    unmarked = unmarked < 0 ? i : unmarked;
                    break;
                }

                if (parts[k].LeadingTokens < parts[k].Least || !parts[k].IsAllToken)
                {
                    break;
                }
            }
        }

        // This mark is looked for by itself: no run need follow it.
        var mark = Array.FindIndex(parts, p => p.IsLiteral && p.Literal.SequenceEqual("Q~"u8));
        return mark > 0 && mark + 1 < parts.Length ? mark + 1 : unmarked;
    }
}

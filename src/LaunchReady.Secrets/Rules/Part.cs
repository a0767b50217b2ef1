using System.Text;

namespace LaunchReady.Secrets.Rules;

/// <summary>A piece of a shape: a literal, or a set with a count.</summary>
internal sealed class Part
{
    private readonly byte[]? _literal;

    private Part(byte[] literal)
    {
        _literal = literal;
        Least = Most = literal.Length;
    }

    public Part(ByteSet set, int least, int most)
    {
        Set = set;
        Least = least;
        Most = most;
    }

    public ByteSet Set { get; }

    public int Least { get; }

    public int Most { get; }

    public ReadOnlySpan<byte> Literal => _literal;

    public bool IsLiteral => _literal is not null;

    /// <summary>Every character it can take belongs to a run.</summary>
    public bool IsAllToken => _literal is null ? Set.IsSubsetOf(ByteSet.Token) : Array.TrueForAll(_literal, ByteSet.Token.Contains);

    /// <summary>What stands before a run may end so only by chance.</summary>
    public bool EndsWithToken => _literal is null ? !Disjoint(Set, ByteSet.Token) : ByteSet.Token.Contains(_literal[^1]);

    /// <summary>How many token characters it is certain to begin with.</summary>
    public int LeadingTokens
    {
        get
        {
            if (_literal is null)
            {
                return IsAllToken ? Least : 0;
            }

            var other = Array.FindIndex(_literal, b => !ByteSet.Token.Contains(b));
            return other < 0 ? _literal.Length : other;
        }
    }

    /// <summary>Cuts a literal where a run of token characters begins, so that a pivot can stand there.</summary>
    public static IEnumerable<Part> Split(string literal)
    {
        var bytes = Encoding.ASCII.GetBytes(literal);
        var from = 0;
        for (var i = 1; i <= bytes.Length; i++)
        {
            if (i == bytes.Length || (ByteSet.Token.Contains(bytes[i]) && !ByteSet.Token.Contains(bytes[i - 1])))
            {
                yield return new Part(bytes[from..i]);
                from = i;
            }
        }
    }

    /// <summary>How many bytes it takes at the start; -1 where it does not fit.</summary>
    public int Take(ReadOnlySpan<byte> text)
    {
        if (_literal is not null)
        {
            return text.StartsWith(_literal) ? _literal.Length : -1;
        }

        var limit = Math.Min(Most, text.Length);
        var taken = 0;
        while (taken < limit && Set.Contains(text[taken]))
        {
            taken++;
        }

        return taken >= Least ? taken : -1;
    }

    /// <summary>How many bytes it takes at the end; -1 where it does not fit.</summary>
    public int TakeBack(ReadOnlySpan<byte> text)
    {
        if (_literal is not null)
        {
            return text.EndsWith(_literal) ? _literal.Length : -1;
        }

        var limit = Math.Min(Most, text.Length);
        var taken = 0;
        while (taken < limit && Set.Contains(text[text.Length - 1 - taken]))
        {
            taken++;
        }

        return taken >= Least ? taken : -1;
    }

    private static bool Disjoint(ByteSet one, ByteSet other) => (one.Low & other.Low) == 0 && (one.High & other.High) == 0;
}

using System.Text;

namespace LaunchReady.Secrets.Engine;

/// <summary>Finds all of many words in a short name at once (Aho and Corasick 1975).</summary>
internal sealed class WordFinder
{
    private const int Symbols = 37;

    /// <summary>Length of a state's row in the table: more than there are symbols, so that a step is a shift.</summary>
    private const int Row = 64;

    private static readonly byte[] SymbolOf = [.. Enumerable.Range(0, 256).Select(c => (byte)Symbol((byte)c))];

    private readonly ushort[] _next;
    private readonly int[]?[] _found;

    /// <param name="words">Lower-case letters and digits only.</param>
    public WordFinder(IReadOnlyList<string> words)
    {
        var (next, found) = (new List<ushort[]> { new ushort[Symbols] }, new List<int[]> { Array.Empty<int>() });
        for (var i = 0; i < words.Count; i++)
        {
            Add(next, found, words[i], i);
        }

        Link(next, found);
        _next = new ushort[next.Count * Row];
        for (var state = 0; state < next.Count; state++)
        {
            next[state].CopyTo(_next, state * Row);
        }

        _found = [.. found.Select(f => f.Length == 0 ? null : f)];
    }

    /// <summary>Adds the indices of the words that stand in the name, each at least once.</summary>
    public void Find(ReadOnlySpan<byte> name, List<int> words)
    {
        var state = 0;
        foreach (var c in name)
        {
            state = _next[(state * Row) + SymbolOf[c]];
            if (_found[state] is { } found)
            {
                words.AddRange(found);
            }
        }
    }

    private static int Symbol(byte c) => c switch
    {
        >= (byte)'a' and <= (byte)'z' => c - 'a',
        >= (byte)'0' and <= (byte)'9' => c - '0' + 26,
        _ => 36,
    };

    private static void Add(List<ushort[]> next, List<int[]> found, string word, int index)
    {
        var state = 0;
        foreach (var c in Encoding.ASCII.GetBytes(word))
        {
            var symbol = Symbol(c);
            if (symbol == 36)
            {
                throw new FormatException($"'{word}' is to be lower-case letters and digits");
            }

            if (next[state][symbol] == 0)
            {
                next[state][symbol] = checked((ushort)next.Count);
                next.Add(new ushort[Symbols]);
                found.Add([]);
            }

            state = next[state][symbol];
        }

        found[state] = [.. found[state], index];
    }

    private static void Link(List<ushort[]> next, List<int[]> found)
    {
        var fail = new int[next.Count];
        var queue = new Queue<int>(next[0].Where(s => s != 0).Select(s => (int)s));
        while (queue.TryDequeue(out var state))
        {
            found[state] = [.. found[state], .. found[fail[state]]];
            for (var symbol = 0; symbol < Symbols; symbol++)
            {
                var onFailure = next[fail[state]][symbol];
                if (next[state][symbol] is var child && child == 0)
                {
                    next[state][symbol] = onFailure;
                }
                else
                {
                    fail[child] = onFailure;
                    queue.Enqueue(child);
                }
            }
        }
    }
}

using System.Text;

namespace LaunchReady.Secrets.Engine;

/// <summary>Finds all of many words in a short name at once (Aho and Corasick 1975).</summary>
internal sealed class WordFinder
{
    private const int Symbols = 37;

    private readonly List<ushort[]> _next = [new ushort[Symbols]];
    private readonly List<int[]> _found = [[]];

    /// <param name="words">Lower-case letters and digits only.</param>
    public WordFinder(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            Add(words[i], i);
        }

        Link();
    }

    /// <summary>Adds the indices of the words that stand in the name, each at least once.</summary>
    public void Find(ReadOnlySpan<byte> name, List<int> found)
    {
        var state = 0;
        foreach (var c in name)
        {
            state = _next[state][Symbol(c)];
            foreach (var word in _found[state])
            {
                found.Add(word);
            }
        }
    }

    private static int Symbol(byte c) => c switch
    {
        >= (byte)'a' and <= (byte)'z' => c - 'a',
        >= (byte)'0' and <= (byte)'9' => c - '0' + 26,
        _ => 36,
    };

    private void Add(string word, int index)
    {
        var state = 0;
        foreach (var c in Encoding.ASCII.GetBytes(word))
        {
            var symbol = Symbol(c);
            if (symbol == 36)
            {
                throw new FormatException($"'{word}' is to be lower-case letters and digits");
            }

            if (_next[state][symbol] == 0)
            {
                _next[state][symbol] = checked((ushort)_next.Count);
                _next.Add(new ushort[Symbols]);
                _found.Add([]);
            }

            state = _next[state][symbol];
        }

        _found[state] = [.. _found[state], index];
    }

    private void Link()
    {
        var fail = new int[_next.Count];
        var queue = new Queue<int>(_next[0].Where(s => s != 0).Select(s => (int)s));
        while (queue.TryDequeue(out var state))
        {
            _found[state] = [.. _found[state], .. _found[fail[state]]];
            for (var symbol = 0; symbol < Symbols; symbol++)
            {
                var next = _next[state][symbol];
                var onFailure = _next[fail[state]][symbol];
                if (next == 0)
                {
                    _next[state][symbol] = onFailure;
                }
                else
                {
                    fail[next] = onFailure;
                    queue.Enqueue(next);
                }
            }
        }
    }
}

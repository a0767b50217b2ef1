using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>A shape with the rule it belongs to.</summary>
internal sealed record RuleShape(int Rule, Shape Shape)
{
    private readonly (ulong Bytes, ulong Mask) _lead = LeadOf(Shape);

    /// <summary>False where the first literal bytes at the pivot are others: most candidates end here, at the cost of one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStandAt(ReadOnlySpan<byte> text, int pivot) =>
        pivot > text.Length - sizeof(ulong) || (BinaryPrimitives.ReadUInt64LittleEndian(text[pivot..]) & _lead.Mask) == _lead.Bytes;

    private static (ulong Bytes, ulong Mask) LeadOf(Shape shape)
    {
        if (shape.PivotPart < 0 || !shape.Parts[shape.PivotPart].IsLiteral)
        {
            return default;
        }

        var literal = shape.Parts[shape.PivotPart].Literal;
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        bytes.Clear();
        literal[..Math.Min(literal.Length, bytes.Length)].CopyTo(bytes);
        return (BinaryPrimitives.ReadUInt64LittleEndian(bytes), literal.Length >= sizeof(ulong) ? ulong.MaxValue : (1UL << (8 * literal.Length)) - 1);
    }
}

/// <summary>Rules in the form the scan uses: by the two bytes that a run begins with, by the two bytes that stand before it, and by the words of a name.</summary>
internal sealed class RuleSet
{
    /// <summary>Raised when the scan or a proof finds something else than before in the same bytes under the same rules.</summary>
    private const int EngineVersion = 1;

    private readonly PairTable _byFirst = new();
    private readonly PairTable _byLast = new();
    private readonly WordFinder _words;
    private readonly int[][] _rulesOfWord;
    private readonly RuleShape[][] _shapes;

    /// <exception cref="FormatException">A rule cannot be scanned for; the message says which and why.</exception>
    public RuleSet(IReadOnlyList<SecretRule> rules)
    {
        Rules = rules;
        _shapes = [.. rules.Select((r, i) => r.Shapes.Select(s => new RuleShape(i, Shape.Parse(s))).ToArray())];
        for (var i = 0; i < rules.Count; i++)
        {
            if (rules[i].FoundBy == FoundBy.Run && rules[i].Words.Count == 0)
            {
                foreach (var shape in _shapes[i])
                {
                    AddPivot(shape);
                }
            }
        }

        var words = rules.Where(r => r.FoundBy == FoundBy.Run).SelectMany(r => r.Words).Distinct(StringComparer.Ordinal).ToArray();
        _words = new WordFinder(words);
        _rulesOfWord = [.. words.Select(w => Enumerable.Range(0, rules.Count).Where(r => rules[r].FoundBy == FoundBy.Run && rules[r].Words.Contains(w)).ToArray())];
    }

    public static RuleSet Default { get; } = new(RuleCatalogue.All);

    public IReadOnlyList<SecretRule> Rules { get; }

    /// <summary>Changes with the rules and with the version that scans for them: what was clean under one key may not be under another.</summary>
    public string Key => $"{EngineVersion}\n{string.Join('\n', Rules.Select(r => $"{r.Id} {string.Join(' ', r.Shapes)} {string.Join(' ', r.Words)} {string.Join(' ', r.AlsoWords)} {r.FoundBy} {r.Proof is not null}"))}";

    public RuleShape[]? BeginningWith(byte first, byte second) => _byFirst.Of(first, second);

    public RuleShape[]? After(byte first, byte second) => _byLast.Of(first, second);

    public RuleShape[] ShapesOf(int rule) => _shapes[rule];

    /// <summary>The rules that ask for a word which stands in the name; some may come twice.</summary>
    public void Named(ReadOnlySpan<byte> name, List<int> words, List<int> rules)
    {
        words.Clear();
        rules.Clear();
        _words.Find(name, words);
        foreach (var word in words)
        {
            rules.AddRange(_rulesOfWord[word]);
        }
    }

    private void AddPivot(RuleShape shape)
    {
        var parts = shape.Shape.Parts;
        var pivot = shape.Shape.PivotPart;
        if (pivot < 0)
        {
            throw new FormatException($"{Rules[shape.Rule].Id}: no run of {Shape.ShortestRun} letters, digits, _ or - is certain in {shape.Shape.Text}; give it words");
        }

        if (Shape.BeginsCertainly(parts, pivot))
        {
            _byFirst.Add(parts[pivot].Literal[0], parts[pivot].Literal[1], shape);
        }
        else if (Shape.FollowsCertainly(parts, pivot))
        {
            _byLast.Add(parts[pivot - 1].Literal[^2], parts[pivot - 1].Literal[^1], shape);
        }
        else
        {
            throw new FormatException($"{Rules[shape.Rule].Id}: the run in {shape.Shape.Text} begins with, or follows, fewer than two certain characters; give it words");
        }
    }

    /// <summary>Shapes by two bytes. Nearly every pair has none: the bits that say so stay in the processor's first cache, the table does not.</summary>
    private sealed class PairTable
    {
        private readonly ulong[] _has = new ulong[1024];
        private readonly RuleShape[]?[] _shapes = new RuleShape[]?[65536];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public RuleShape[]? Of(byte first, byte second)
        {
            var pair = first << 8 | second;
            return (_has[pair >> 6] >> (pair & 63) & 1) == 0 ? null : _shapes[pair];
        }

        public void Add(byte first, byte second, RuleShape shape)
        {
            var pair = first << 8 | second;
            _has[pair >> 6] |= 1UL << (pair & 63);
            _shapes[pair] = [.. _shapes[pair] ?? [], shape];
        }
    }
}

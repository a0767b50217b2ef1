using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Engine;

/// <summary>Asks, at the places where something may stand, the few rules concerned.</summary>
internal sealed class Places(RuleSet rules)
{
    /// <summary>Longer than nearly every name in code.</summary>
    private const int LongName = 32;

    /// <summary>Runs longer than this are data: only their first bytes are asked for digits.</summary>
    private const int Judged = 64;

    private static readonly Anchors Anchors = new([(":", "/", "/"), ("-", "B", "E"), ("Pp", "AaWw", "SsDd"), ("Ss", "Ee", "Cc"), (" ", "-", "u"), ("0123456789", "Q", "~")]);

    private readonly List<int> _anchored = [];
    private readonly List<int> _words = [];
    private readonly List<int> _named = [];
    private readonly AddressFinder _addresses = new(rules);
    private readonly BlockFinder _blocks = new(rules);
    private readonly PasswordFinder _passwords = new(rules);
    private List<Hit> _hits = [];
    private List<Range>? _encoded;
    private int _lastEncoded;
    private int _lastValue;

    /// <summary>Index of the first hit of this scan.</summary>
    public int First { get; private set; }

    public void Begin(List<Hit> hits, List<Range>? encoded)
    {
        _hits = hits;
        _encoded = encoded;
        _lastEncoded = 0;
        First = hits.Count;
        _lastValue = -1;
    }

    /// <summary>A run of at least twelve: what it begins with, what stands before it, what it is given to.</summary>
    public void Run(ReadOnlySpan<byte> text, int start, int end)
    {
        Pivot(text, start, opened: false);
        var opening = Escapes.Before(text, start);
        if (opening > 0)
        {
            Pivot(text, start + opening, opened: true);
        }

        var (digits, upper, lower) = (false, false, false);
        for (var at = start; at < end; at += Vector256<byte>.Count)
        {
            var left = Math.Min(end - at, Vector256<byte>.Count);
            var kinds = Kinds(text, at, left);
            if (at - start < Judged)
            {
                digits |= kinds.Digits;
                upper |= kinds.Upper;
                lower |= kinds.Lower;
            }

            for (var hyphens = kinds.Hyphens; hyphens != 0; hyphens &= hyphens - 1)
            {
                var next = at + BitOperations.TrailingZeroCount(hyphens) + 1;
                if (next < end)
                {
                    Pivot(text, next, opened: false);
                }
            }
        }

        // Names in code have no digits and are short; of random letters and digits, one value of twenty in thirty has none.
        if (digits || (end - start >= LongName && upper && lower))
        {
            Named(text, Assignment.ValueStart(text, start));
            if (_encoded is not null && start >= _lastEncoded && Encoded.TryFind(text, start, end, out var piece))
            {
                _encoded.Add(piece);
                _lastEncoded = piece.End.Value;
            }
        }
    }

    /// <summary>The places between two offsets that need no run.</summary>
    public void Anchored(ReadOnlySpan<byte> text, int from, int to)
    {
        _anchored.Clear();
        Anchors.Find(text[from..Math.Min(text.Length, to + 2)], _anchored);
        foreach (var place in _anchored)
        {
            var at = from + place;
            switch (text[at])
            {
                case (byte)':':
                    _addresses.Find(text, at, _hits);
                    break;
                case (byte)'-':
                    _blocks.Find(text, at, _hits);
                    break;
                case (byte)' ':
                    _passwords.FindOption(text, at, _hits);
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    After(text, at + 3);
                    break;
                default:
                    _passwords.Find(text, at, _hits);
                    break;
            }
        }
    }

    private void Pivot(ReadOnlySpan<byte> text, int at, bool opened)
    {
        if (at + 1 < text.Length && rules.BeginningWith(text[at], text[at + 1]) is { } beginning)
        {
            Try(beginning, text, at, opened);
        }

        After(text, at);
    }

    private void After(ReadOnlySpan<byte> text, int at)
    {
        if (at >= 2 && at <= text.Length && rules.After(text[at - 2], text[at - 1]) is { } after)
        {
            Try(after, text, at, opened: false);
        }
    }

    private void Try(RuleShape[] shapes, ReadOnlySpan<byte> text, int at, bool opened)
    {
        foreach (var shape in shapes)
        {
            if (shape.MayStandAt(text, at) && RuleMatch.TryPivot(rules, shape, text, at, opened, out var hit))
            {
                _hits.Add(hit);
            }
        }
    }

    private void Named(ReadOnlySpan<byte> text, int start)
    {
        if (start == _lastValue)
        {
            return;
        }

        _lastValue = start;
        Span<byte> buffer = stackalloc byte[Assignment.LongestName];
        var name = Assignment.NameBefore(text, start, buffer);
        if (name.IsEmpty)
        {
            return;
        }

        rules.Named(name, _words, _named);
        foreach (var rule in _named)
        {
            if (RuleMatch.TryNamed(rules, rule, name, text, start, out var hit))
            {
                _hits.Add(hit);
            }
        }
    }

    /// <summary>What up to 32 token characters are: whether there are digits and letters of either case, and where the hyphens and underscores stand.</summary>
    private static (bool Digits, bool Upper, bool Lower, uint Hyphens) Kinds(ReadOnlySpan<byte> text, int at, int length)
    {
        var within = length == 32 ? uint.MaxValue : (1u << length) - 1;
        var v = at + 32 <= text.Length ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)at) : Padded(text[at..]);
        var digits = Vector256.LessThan(v - Vector256.Create((byte)'0'), Vector256.Create((byte)10)).ExtractMostSignificantBits() & within;
        var hyphens = (Vector256.Equals(v, Vector256.Create((byte)'_')) | Vector256.Equals(v, Vector256.Create((byte)'-'))).ExtractMostSignificantBits() & within;
        var upper = Vector256.LessThan(v - Vector256.Create((byte)'A'), Vector256.Create((byte)26)).ExtractMostSignificantBits() & within;
        return (digits != 0, upper != 0, (within & ~digits & ~hyphens & ~upper) != 0, hyphens);
    }

    private static Vector256<byte> Padded(ReadOnlySpan<byte> rest)
    {
        Span<byte> padded = stackalloc byte[32];
        padded.Clear();
        rest[..Math.Min(rest.Length, 32)].CopyTo(padded);
        return Vector256.Create<byte>(padded);
    }
}

using System.Buffers;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Where a part comes from, and how a byte of it is named.</summary>
/// <param name="LineBefore">Lines of the same file before this part.</param>
/// <param name="Within">Names what stands at an offset, for parts in which lines say nothing.</param>
internal readonly record struct PartOrigin(PlaceKind Kind, string Source, string Path, int LineBefore = 0, Func<int, string>? Within = null);

/// <summary>Scans the bytes of one part, whatever their encoding, and hands on what is found. One for each thread.</summary>
internal sealed class PartScanner(RuleSet rules, Findings findings)
{
    private const int DeepestDecoding = 2;
    private const int LooksBinary = 8000;

    private readonly Scanner _scanner = new(rules);
    private readonly List<Hit> _hits = [];
    private readonly List<Range> _encoded = [];

    public void Scan(ReadOnlySpan<byte> bytes, in PartOrigin origin)
    {
        if (Utf16.IsText(bytes))
        {
            Narrowed(bytes, origin, (text, to) => Utf16.Narrow(text, to));
            return;
        }

        Scan(bytes, origin, bytes, line: -1, depth: 0);
        if (bytes[..Math.Min(bytes.Length, LooksBinary)].Contains((byte)0) && Utf16.HoldsText(bytes))
        {
            Narrowed(bytes, origin with { Within = origin.Within ?? (_ => "UTF-16 text") }, (text, to) => Utf16.NarrowRegions(text, to));
        }
    }

    private void Narrowed(ReadOnlySpan<byte> bytes, in PartOrigin origin, Func<ReadOnlySpan<byte>, Span<byte>, int> narrow)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bytes.Length + 1);
        try
        {
            var length = narrow(bytes, buffer);
            Scan(buffer.AsSpan(0, length), origin, buffer.AsSpan(0, length), line: -1, depth: 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <param name="whole">The text whose lines count.</param>
    /// <param name="line">The line that all hits stand in, for what was decoded; -1 to count.</param>
    private void Scan(ReadOnlySpan<byte> text, in PartOrigin origin, ReadOnlySpan<byte> whole, int line, int depth)
    {
        var first = _hits.Count;
        var firstEncoded = _encoded.Count;
        _scanner.Scan(text, _hits, _encoded);
        var (counted, lines) = (0, origin.LineBefore + 1);
        for (var i = first; i < _hits.Count; i++)
        {
            var hit = _hits[i];
            if (line < 0)
            {
                lines += whole[counted..hit.Start].Count((byte)'\n');
                counted = hit.Start;
            }

            findings.Add(rules.Rules[hit.Rule], text.Slice(hit.Start, hit.Length), Place(origin, hit.Start, line < 0 ? lines : line));
        }

        _hits.RemoveRange(first, _hits.Count - first);
        for (var i = firstEncoded; depth < DeepestDecoding && i < _encoded.Count; i++)
        {
            Decoded(text, _encoded[i], origin, line, depth);
        }

        _encoded.RemoveRange(firstEncoded, _encoded.Count - firstEncoded);
    }

    private void Decoded(ReadOnlySpan<byte> text, Range range, in PartOrigin origin, int line, int depth)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(range.End.Value - range.Start.Value);
        try
        {
            var length = Encoded.Decode(text[range], buffer);
            if (length > 0)
            {
                var at = line >= 0 ? line : origin.LineBefore + 1 + text[..range.Start.Value].Count((byte)'\n');
                var within = origin.Within;
                var start = range.Start.Value;
                Scan(buffer.AsSpan(0, length), origin with { Within = within is null ? null : _ => within(start) }, default, at, depth + 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static SecretPlace Place(in PartOrigin origin, int offset, int line) => origin.Within is { } within
        ? new SecretPlace(origin.Kind, origin.Source, origin.Path) { Within = within(offset) }
        : new SecretPlace(origin.Kind, origin.Source, origin.Path) { Line = line };
}

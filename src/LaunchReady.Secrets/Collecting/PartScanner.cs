using System.Buffers;
using LaunchReady.Secrets.Collecting.Logs;
using LaunchReady.Secrets.Engine;
using LaunchReady.Secrets.Facts;
using LaunchReady.Secrets.Rules;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Where a part comes from, and how a byte of it is named.</summary>
/// <param name="LineBefore">Lines of the same file before this part.</param>
/// <param name="Log">The piece of a log that this part is: it knows the lines and what is masked.</param>
/// <param name="Within">Names what stands at an offset, for parts in which lines say nothing.</param>
internal readonly record struct PartOrigin(PlaceKind Kind, string Source, string Path, int LineBefore = 0, Func<int, string>? Within = null, LogWindow? Log = null);

/// <summary>Takes what is found.</summary>
internal interface IFound
{
    /// <param name="stands">The bytes of the part that the value stands in; for what was decoded, those it was decoded from.</param>
    void Add(SecretRule rule, ReadOnlySpan<byte> value, SecretPlace place, Range stands);
}

/// <summary>Scans the bytes of one part, whatever their encoding, and hands on what is found. One for each thread.</summary>
internal sealed class PartScanner(RuleSet rules, IFound findings)
{
    private const int DeepestDecoding = 2;
    private const int LooksBinary = 8000;

    /// <summary>Bytes of a binary's wide text that are scanned at once.</summary>
    private const int MostWide = 256 * 1024;

    private readonly Scanner _scanner = new(rules);
    private readonly List<Hit> _hits = [];
    private readonly List<Range> _encoded = [];

    public void Scan(ReadOnlySpan<byte> bytes, in PartOrigin origin)
    {
        if (Utf16.IsText(bytes))
        {
            Wide(bytes, origin);
            return;
        }

        Scan(bytes, origin, bytes, new Decoding(-1, default, 0));
        if (bytes[..Math.Min(bytes.Length, LooksBinary)].Contains((byte)0) && Utf16.HoldsText(bytes))
        {
            WideRegions(bytes, origin with { Within = origin.Within ?? (_ => "UTF-16 text") });
        }
    }

    private void Wide(ReadOnlySpan<byte> bytes, in PartOrigin origin)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((bytes.Length / 2) + 1);
        try
        {
            var text = buffer.AsSpan(0, Utf16.Narrow(bytes, buffer));
            Scan(text, origin, text, new Decoding(-1, 0..bytes.Length, 0));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void WideRegions(ReadOnlySpan<byte> bytes, in PartOrigin origin)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostWide);
        try
        {
            for (var at = 0; at < bytes.Length;)
            {
                var text = buffer.AsSpan(0, Utf16.NarrowRegions(bytes, ref at, buffer));
                Scan(text, origin, text, new Decoding(-1, 0..bytes.Length, 0));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <param name="whole">The text whose lines count.</param>
    private void Scan(ReadOnlySpan<byte> text, in PartOrigin origin, ReadOnlySpan<byte> whole, in Decoding of)
    {
        var first = _hits.Count;
        var firstEncoded = _encoded.Count;
        _scanner.Scan(text, _hits, _encoded);
        var (counted, lines) = (0, origin.LineBefore + 1);
        for (var i = first; i < _hits.Count; i++)
        {
            var hit = _hits[i];
            if (origin.Log is { } log && of.Line < 0)
            {
                if (log.IsMasked(hit.Start, hit.Length))
                {
                    continue;
                }

                lines = log.LineOf(hit.Start);
            }
            else if (of.Line < 0)
            {
                lines += whole[counted..hit.Start].Count((byte)'\n');
                counted = hit.Start;
            }

            findings.Add(rules.Rules[hit.Rule], text.Slice(hit.Start, hit.Length), Place(origin, hit.Start, of.Line < 0 ? lines : of.Line), of.Stands.Equals(default) ? hit.Start..hit.End : of.Stands);
        }

        _hits.RemoveRange(first, _hits.Count - first);
        for (var i = firstEncoded; of.Depth < DeepestDecoding && i < _encoded.Count; i++)
        {
            Decoded(text, _encoded[i], origin, of);
        }

        _encoded.RemoveRange(firstEncoded, _encoded.Count - firstEncoded);
    }

    private void Decoded(ReadOnlySpan<byte> text, Range range, in PartOrigin origin, in Decoding of)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(range.End.Value - range.Start.Value);
        try
        {
            var length = Encoded.Decode(text[range], buffer);
            if (length > 0)
            {
                var line = of.Line >= 0 ? of.Line : origin.Log?.LineOf(range.Start.Value) ?? origin.LineBefore + 1 + text[..range.Start.Value].Count((byte)'\n');
                var within = origin.Within;
                var start = range.Start.Value;
                Scan(buffer.AsSpan(0, length), origin with { Within = within is null ? null : _ => within(start) }, default, new Decoding(line, of.Depth == 0 && of.Stands.Equals(default) ? range : of.Stands, of.Depth + 1));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What a text was decoded from.</summary>
    /// <param name="Line">The line that all of it stands in; -1 to count.</param>
    /// <param name="Stands">The bytes that all of it stands in; empty where the text is the part itself.</param>
    private readonly record struct Decoding(int Line, Range Stands, int Depth);

    private static SecretPlace Place(in PartOrigin origin, int offset, int line) => origin.Within is { } within
        ? new SecretPlace(origin.Kind, origin.Source, origin.Path) { Within = within(offset) }
        : new SecretPlace(origin.Kind, origin.Source, origin.Path) { Line = line };
}

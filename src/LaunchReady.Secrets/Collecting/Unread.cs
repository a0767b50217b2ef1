using LaunchReady.Secrets.Facts;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Counts what was read and what was not: by reason, with an example. Several threads may tell it.</summary>
internal sealed class Unread
{
    private readonly Dictionary<(string Reason, bool IsCode), (long Count, long Bytes, string Example)> _reasons = [];
    private long _files;
    private long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Files => Interlocked.Read(ref _files);

    /// <summary>A file was read to its end.</summary>
    public void Read(long bytes)
    {
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void Add(string reason, string example, long bytes, bool isCode, long count = 1)
    {
        lock (_reasons)
        {
            var known = _reasons.GetValueOrDefault((reason, isCode), (Count: 0, Bytes: 0, Example: example));
            _reasons[(reason, isCode)] = (known.Count + count, known.Bytes + bytes, string.CompareOrdinal(example, known.Example) < 0 ? example : known.Example);
        }
    }

    public IReadOnlyList<SkippedFacts> ToFacts()
    {
        lock (_reasons)
        {
            return [.. _reasons.OrderBy(r => r.Key.Reason, StringComparer.Ordinal).Select(r => new SkippedFacts(r.Key.Reason, r.Value.Count, r.Value.Bytes, r.Value.Example, r.Key.IsCode))];
        }
    }
}

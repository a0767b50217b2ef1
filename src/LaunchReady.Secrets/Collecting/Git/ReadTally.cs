namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Counts of one thread, added up at the end.</summary>
internal sealed class ReadTally(int idBytes, bool recordIds = false)
{
    private readonly long[] _objects = new long[5];
    private readonly long[] _bytes = new long[5];
    private readonly Dictionary<SkipReason, Skipped> _skipped = [];
    private readonly List<ObjectId> _ids = [];

    public long AlreadyScanned { get; set; }

    public long FreshBytes { get; set; }

    /// <summary>Objects that could not be read where they were looked for first; another copy may be whole.</summary>
    public List<(ObjectId Id, SkipReason Reason)> Failed { get; } = [];

    public void Handed(ObjectId id, GitObjectKind kind, long bytes)
    {
        if (recordIds)
        {
            _ids.Add(id);
        }

        _objects[(int)kind]++;
        _bytes[(int)kind] += bytes;
    }

    public void Skip(SkipReason reason, ObjectId id) => Skip(reason, 1, id.ToString(idBytes));

    public void Skip(SkipReason reason, long count, string example) =>
        _skipped[reason] = _skipped.TryGetValue(reason, out var before) ? before with { Count = before.Count + count } : new Skipped(reason, count, example);

    public void Add(ReadTally other)
    {
        for (var i = 0; i < _objects.Length; i++)
        {
            _objects[i] += other._objects[i];
            _bytes[i] += other._bytes[i];
        }

        AlreadyScanned += other.AlreadyScanned;
        FreshBytes += other.FreshBytes;
        Failed.AddRange(other.Failed);
        _ids.AddRange(other._ids);
        foreach (var skipped in other._skipped.Values)
        {
            Skip(skipped.Reason, skipped.Count, skipped.Example);
        }
    }

    /// <summary>Starts from nothing, after its counts were added to another.</summary>
    public void Clear()
    {
        Array.Clear(_objects);
        Array.Clear(_bytes);
        (AlreadyScanned, FreshBytes) = (0, 0);
        _skipped.Clear();
        _ids.Clear();
        Failed.Clear();
    }

    public GitReadFacts ToFacts() => new()
    {
        Objects = ByKind(_objects),
        Bytes = ByKind(_bytes),
        AlreadyScanned = AlreadyScanned,
        FreshBytes = FreshBytes,
        Ids = _ids,
        Skipped = [.. _skipped.Values.OrderBy(static s => s.Reason)],
    };

    private static Dictionary<GitObjectKind, long> ByKind(long[] counts) =>
        Enumerable.Range(1, 4).Where(k => counts[k] > 0).ToDictionary(static k => (GitObjectKind)k, k => counts[k]);
}

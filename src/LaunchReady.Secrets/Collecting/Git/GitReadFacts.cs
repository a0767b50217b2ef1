namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Why an object, or what holds objects, was not read.</summary>
internal enum SkipReason
{
    /// <summary>Its bytes are no sound zlib stream of the size it claims.</summary>
    Damaged,

    /// <summary>Its delta does not fit its base.</summary>
    DamagedDelta,

    /// <summary>The object it is a delta of could not be read.</summary>
    UnreadableBase,

    /// <summary>The object it is a delta of is not in the repository, as in partial clones and broken ones.</summary>
    MissingBase,

    /// <summary>It is a delta of itself through others, or the chain is longer than any that git writes.</summary>
    EndlessChain,

    /// <summary>Larger than <see cref="GitReadOptions.MaxObjectBytes"/>.</summary>
    TooLarge,

    /// <summary>The run had read <see cref="GitReadOptions.MaxTotalBytes"/>.</summary>
    TotalReached,

    /// <summary>Its content does not have the id it is filed under.</summary>
    WrongHash,

    /// <summary>A whole file of <c>objects/pack</c> that is no pack; counted once, whatever it held.</summary>
    UnreadablePack,

    /// <summary>The pack had no index, and walking it ended before its last object.</summary>
    LostWithoutIndex,
}

/// <summary>How much was skipped for a reason, with one example (a file name for a pack).</summary>
internal sealed record Skipped(SkipReason Reason, long Count, string Example);

/// <summary>What a reading covers and what it may cost.</summary>
internal sealed record GitReadOptions
{
    /// <summary>The kinds that are handed over.</summary>
    public IReadOnlySet<GitObjectKind> Kinds { get; init; } = new HashSet<GitObjectKind> { GitObjectKind.Blob, GitObjectKind.Commit, GitObjectKind.Tag };

    /// <summary>Ids that an earlier run has handed over; they serve as bases only.</summary>
    public ScannedIds? Known { get; init; }

    /// <summary>Whether the ids that were handed over are kept, for <see cref="ScannedIds.Save"/>.</summary>
    public bool RecordIds { get; init; }

    /// <summary>How many threads read; each has a visitor of its own.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Larger objects are skipped. Git makes no deltas above 512 MB (core.bigFileThreshold).</summary>
    public int MaxObjectBytes { get; init; } = 512 * 1024 * 1024;

    /// <summary>Bytes that may be inflated or copied in all: a small pack can claim any amount of it.</summary>
    public long MaxTotalBytes { get; init; } = 1L << 40;

    /// <summary>Bytes of bases that a thread may hold; what would need more is put off and its chain resolved again.</summary>
    public long MaxBaseBytes { get; init; } = 96L * 1024 * 1024;

    /// <summary>Compares every content with its id; costs more than the reading.</summary>
    public bool VerifyHashes { get; init; }
}

/// <summary>What a reading has covered.</summary>
internal sealed record GitReadFacts
{
    /// <summary>Objects handed over, by kind.</summary>
    public required IReadOnlyDictionary<GitObjectKind, long> Objects { get; init; }

    /// <summary>Bytes of the objects handed over.</summary>
    public required IReadOnlyDictionary<GitObjectKind, long> Bytes { get; init; }

    /// <summary>Objects that an earlier run has handed over.</summary>
    public required long AlreadyScanned { get; init; }

    /// <summary>Bytes handed over that were not copied from a base: with some overlap, all that needs to be scanned.</summary>
    public required long FreshBytes { get; init; }

    public required IReadOnlyList<Skipped> Skipped { get; init; }

    /// <summary>What was handed over, where <see cref="GitReadOptions.RecordIds"/> asked for it.</summary>
    public required IReadOnlyList<ObjectId> Ids { get; init; }
}

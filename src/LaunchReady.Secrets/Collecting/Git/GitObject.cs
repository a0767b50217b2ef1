namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>The kinds of objects, numbered as in packs.</summary>
internal enum GitObjectKind
{
    Unknown = 0,
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
}

/// <summary>A stretch of an object that is not in its base in this surrounding; of length zero where only the neighbours are new (something was cut out between them).</summary>
internal readonly record struct FreshRange(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A stretch of an object that was copied from its base.</summary>
internal readonly record struct CopiedRange(int Start, int BaseStart, int Length);

/// <summary>One object, valid during the visit only.</summary>
internal readonly ref struct GitObject
{
    public required ObjectId Id { get; init; }

    public required GitObjectKind Kind { get; init; }

    public required ReadOnlySpan<byte> Content { get; init; }

    /// <summary>
    /// The base this object is a delta of, where that base was handed to the same visitor before or was scanned in an earlier run; then <see cref="Fresh"/> and
    /// <see cref="Copied"/> tell what is new. Without a base everything is new.
    /// </summary>
    public ObjectId? Base { get; init; }

    /// <summary>In order and apart; meaningful with a <see cref="Base"/> only.</summary>
    public ReadOnlySpan<FreshRange> Fresh { get; init; }

    /// <summary>In order of <see cref="CopiedRange.Start"/>: carries findings of the base over to this object.</summary>
    public ReadOnlySpan<CopiedRange> Copied { get; init; }
}

/// <summary>Takes objects; one visitor is never called from two threads at once.</summary>
internal interface IGitObjectVisitor
{
    void Visit(in GitObject item);
}

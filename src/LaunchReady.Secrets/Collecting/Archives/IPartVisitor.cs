namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>Receives what a walk finds. Calls come one after the other on the walking thread.</summary>
internal interface IPartVisitor
{
    /// <summary>A part that is no container. The memory belongs to the walk and holds these bytes during the call only.</summary>
    void Leaf(PartPath path, ReadOnlyMemory<byte> content);

    /// <summary>
    /// A part too large for memory, to be read in windows and only forwards. The stream ends early where the part is damaged or a limit is met;
    /// <see cref="Skipped"/> follows then. What the visitor leaves unread is not counted as skipped.
    /// </summary>
    void LargeLeaf(PartPath path, Stream content);

    /// <summary>Something was not read, or not as the archive declares it.</summary>
    /// <param name="bytes">How many stored or declared bytes; -1 where nobody knows.</param>
    void Skipped(PartPath path, Skip skip, long bytes);
}

/// <summary>Why bytes went unread.</summary>
internal enum SkipKind
{
    Encrypted,
    UnknownMethod,
    BeyondLimit,
    Damaged,
    Overlapping,

    /// <summary>A container this version does not open; its raw bytes are visited as a leaf.</summary>
    UnknownContainer,
}

/// <param name="Reason">A clause that follows a path: "is encrypted: ...", with the remedy where there is one.</param>
internal sealed record Skip(SkipKind Kind, string Reason);

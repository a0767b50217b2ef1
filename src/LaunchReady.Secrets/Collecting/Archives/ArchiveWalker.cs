namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>
/// Opens containers inside containers, by their content and never by their name, and shows every member that is none to a visitor. Nothing is
/// written anywhere; hostile input ends in <see cref="IPartVisitor.Skipped"/>, never in an exception. Only the visitor's own exceptions and
/// those of a cancelled token come out.
/// </summary>
internal sealed class ArchiveWalker(IPartVisitor visitor, ArchiveLimits? limits = null)
{
    private readonly ArchiveLimits _limits = limits ?? new ArchiveLimits();

    public void Walk(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        Walk(name, new MemoryBlock(content), cancellation);

    /// <summary>For files too large to hold. The stream must be able to seek, and is left open.</summary>
    public void Walk(string name, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (!content.CanSeek)
        {
            throw new ArgumentException("The stream must be able to seek.", nameof(content));
        }

        Walk(name, new SeekableBlock(content, 0, content.Length), cancellation);
    }

    private void Walk(string name, Block block, CancellationToken cancellation) =>
        new PartReader(new WalkState(_limits, visitor, cancellation)).Read(PartPath.File(name), block, 0);
}

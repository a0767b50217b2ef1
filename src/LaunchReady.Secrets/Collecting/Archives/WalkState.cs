using System.Globalization;

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>What one walk has used of its limits.</summary>
internal sealed class WalkState(ArchiveLimits limits, IPartVisitor visitor, CancellationToken cancellation)
{
    private long _held;
    private long _inflated;
    private int _members;

    public ArchiveLimits Limits => limits;

    public IPartVisitor Visitor => visitor;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Set once a limit over the whole input is met: from here on every stream ends and every loop stops.</summary>
    public Skip? Exhausted { get; private set; }

    /// <summary>What may still be held in memory.</summary>
    public long Free => limits.Held - _held;

    public int MembersLeft => limits.Members - _members;

    public void CountInflated(int bytes)
    {
        _inflated += bytes;
        if (_inflated > limits.Inflated)
        {
            Exhausted ??= new Skip(SkipKind.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"was not read to its end: {limits.Inflated:N0} inflated bytes are the limit for one input"));
        }
    }

    /// <summary>False where the limit is met: the member is not to be visited.</summary>
    public bool CountMember()
    {
        cancellation.ThrowIfCancellationRequested();
        if (_members >= limits.Members)
        {
            Exhausted ??= new Skip(SkipKind.BeyondLimit, string.Create(CultureInfo.InvariantCulture, $"was not read to its end: {limits.Members:N0} members are the limit for one input"));
        }

        _members++;
        return Exhausted is null;
    }

    /// <summary>Every successful call is followed by <see cref="Release"/> of as much.</summary>
    public bool TryHold(long bytes)
    {
        if (bytes > Free)
        {
            return false;
        }

        _held += bytes;
        return true;
    }

    public void Release(long bytes) => _held -= bytes;

    public void Skip(PartPath path, SkipKind kind, string reason, long bytes = -1) => visitor.Skipped(path, new Skip(kind, reason), bytes);
}

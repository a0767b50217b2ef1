namespace LaunchReady.Bundles.Formats.Android;

/// <summary>
/// Parts of a real file do not overlap, so the work of reading it is bounded by its length. A made-up one may point a million times to the same part:
/// when all work exceeds a few times the length, reading ends and says so.
/// </summary>
internal sealed class WorkBudget(int length, RenditionWriter to)
{
    private long _left = 4L * length + 4096;

    public bool IsSpent => _left < 0;

    public bool Spend(long bytes)
    {
        _left -= bytes;
        if (IsSpent)
        {
            to.Broken("its parts overlap");
        }

        return !IsSpent;
    }
}

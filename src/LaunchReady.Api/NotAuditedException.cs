namespace LaunchReady.Api;

/// <summary>A run that did not begin: nothing was written to the target. Each line says what is in the way and what next.</summary>
/// <param name="isTargetAway">The target did not answer; otherwise the configuration is to be mended.</param>
public sealed class NotAuditedException(IReadOnlyList<string> lines, bool isTargetAway) : Exception(string.Join('\n', lines))
{
    public bool IsTargetAway { get; } = isTargetAway;
}

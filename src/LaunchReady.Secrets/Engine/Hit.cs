namespace LaunchReady.Secrets.Engine;

/// <summary>A value that a rule claims.</summary>
/// <param name="Rule">Index of the rule in its set.</param>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Bytes.</param>
internal readonly record struct Hit(int Rule, int Start, int Length)
{
    public int End => Start + Length;
}

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>What one input may cost. Whatever lies beyond a limit is told to the visitor, never left out in silence.</summary>
/// <param name="Depth">Containers inside containers; a compressed file counts as one, so a <c>.tar.gz</c> is two.</param>
/// <param name="Members">Members over all containers of one input.</param>
/// <param name="Ratio">Inflated bytes for each stored byte of a member, once it has given <see cref="FreeInflation"/> bytes.</param>
/// <param name="FreeInflation">What a member may inflate to before its ratio is asked for: small members of real archives reach 1,000:1.</param>
/// <param name="Inflated">Inflated bytes over all members of one input.</param>
/// <param name="Held">Bytes held in memory at one time by members and by the dictionaries of their decoders; larger members are visited as streams.</param>
internal sealed record ArchiveLimits(
    int Depth = 8,
    int Members = 200_000,
    int Ratio = 200,
    long FreeInflation = 64L << 20,
    long Inflated = 8L << 30,
    long Held = 512L << 20)
{
    /// <summary>The largest name that is kept, in characters: PATH_MAX of Linux. Beyond it a name is cut, so that paths of hostile archives stay cheap.</summary>
    internal const int LongestName = 4096;
}

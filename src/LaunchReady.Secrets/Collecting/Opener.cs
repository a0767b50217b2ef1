using LaunchReady.Bundles;

namespace LaunchReady.Secrets.Collecting;

/// <summary>Opens what hides its text.</summary>
internal sealed class Opener(PartScanner parts, Unread unread) : IOpener
{
    public bool Opens(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 512)].Contains((byte)0);

    public bool TryOpen(ReadOnlyMemory<byte> bytes, PartOrigin origin, CancellationToken cancellation)
    {
        if (BinaryText.Read(origin.Path, bytes, cancellation) is not { } rendition)
        {
            return false;
        }

        if (rendition.Damage is { } damage)
        {
            unread.Add($"damaged ({damage})", origin.Path, 0, isCode: true);
        }

        parts.Scan(rendition.Text.Span, origin with { Within = rendition.PlaceOf });
        return true;
    }
}

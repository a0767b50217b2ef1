namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>The signature at the end of a Mach-O image: a list of blobs, big-endian whatever the processor (cs_blobs.h).</summary>
internal static class CodeSignature
{
    private const uint Super = 0xFADE0CC0;
    private const uint EntitlementsMagic = 0xFADE7171;
    private const int MostBlobs = 64;

    /// <summary>The property list of entitlements; empty where there is none.</summary>
    public static ReadOnlyMemory<byte> Entitlements(ReadOnlyMemory<byte> signature)
    {
        var view = new ByteView(signature.Span, bigEndian: true);
        if (view.U32(0) != Super)
        {
            return default;
        }

        for (ulong i = 0; i < Math.Min(view.U32(8), MostBlobs); i++)
        {
            var at = view.U32(16 + (i * 8));
            var length = view.U32(at + 4UL);
            if (view.U32(at) == EntitlementsMagic && length > 8 && view.Holds(at, length))
            {
                return signature.Slice((int)at + 8, (int)length - 8);
            }
        }

        return default;
    }
}

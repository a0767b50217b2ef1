namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>Scans what comes out of a stream, window by window.</summary>
internal static class StreamScan
{
    /// <returns>Bytes read.</returns>
    public static long Scan(PartScanner parts, Stream content, PartOrigin origin, CancellationToken cancellation)
    {
        var buffer = new byte[FileScan.Window];
        var (held, lines, total) = (0, 0, 0L);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = content.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            total += read;
            held += read;
            parts.Scan(buffer.AsSpan(0, held), origin with { LineBefore = lines });
            if (held < buffer.Length)
            {
                return total;
            }

            lines += buffer.AsSpan(0, held - FileScan.Overlap).Count((byte)'\n');
            buffer.AsSpan(held - FileScan.Overlap).CopyTo(buffer);
            held = FileScan.Overlap;
        }
    }
}

using System.Buffers;

namespace LaunchReady.Secrets.Collecting.Archives;

/// <summary>Searches in blocks, in windows where they are not in memory.</summary>
internal static class Bytes
{
    private const int Window = 256 << 10;

    /// <summary>The first place of the pattern that lies whole between start and end; -1 for none.</summary>
    public static long Find(Block block, long start, long end, ReadOnlySpan<byte> pattern)
    {
        end = Math.Min(end, block.Length);
        if (end - start < pattern.Length)
        {
            return -1;
        }

        if (block.Memory is { } memory)
        {
            var found = memory.Span[(int)start..(int)end].IndexOf(pattern);
            return found < 0 ? -1 : start + found;
        }

        var window = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            for (var at = start; end - at >= pattern.Length; at += Window - pattern.Length + 1)
            {
                var read = block.Read(at, window.AsSpan(0, (int)Math.Min(Window, end - at)));
                var found = window.AsSpan(0, read).IndexOf(pattern);
                if (found >= 0)
                {
                    return at + found;
                }
            }

            return -1;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    /// <summary>Whether anything but zeros stands there: padding is not worth a visit.</summary>
    public static bool HasContent(Block block, long start, long end)
    {
        var window = new byte[4096];
        for (var at = start; at < end; at += window.Length)
        {
            var read = block.Read(at, window.AsSpan(0, (int)Math.Min(window.Length, end - at)));
            if (read == 0)
            {
                return false;
            }

            if (window.AsSpan(0, read).ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        return false;
    }
}

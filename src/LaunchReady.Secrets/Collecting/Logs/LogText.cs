using System.Buffers;
using System.Text;

namespace LaunchReady.Secrets.Collecting.Logs;

/// <summary>Reads the logs of build systems as what was printed: see <see cref="LogLine"/> for what is taken away.</summary>
internal static class LogText
{
    /// <summary>How much of a log is cleaned at a time.</summary>
    public const int Window = 64 << 20;

    /// <summary>How much of a window is seen again at the start of the next, so that no key of several lines is cut in two.</summary>
    public const int Overlap = 32 << 10;

    private const int Head = 64 << 10;

    /// <summary>By the first lines.</summary>
    public static LogKind Recognise(ReadOnlySpan<byte> content)
    {
        var head = content[..Math.Min(content.Length, Head)];
        if (head.IndexOf("section_start:"u8) >= 0 || head.IndexOf("Running with gitlab-runner"u8) >= 0)
        {
            return LogKind.GitLab;
        }

        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range];
            if (LogLine.Timestamp(line, LogKind.GitLab) > 0)
            {
                return LogKind.GitLab;
            }

            if (LogLine.Timestamp(line, LogKind.GitHub) > 0 || line.StartsWith("##["u8))
            {
                return LogKind.GitHub;
            }

            if (LogLine.Timestamp(line, LogKind.Jenkins) > 0 || line.StartsWith("[Pipeline] "u8) || line.StartsWith("Started by "u8) || line.IndexOf(LogLine.Note) >= 0)
            {
                return LogKind.Jenkins;
            }
        }

        return LogKind.Plain;
    }

    public static void Read(ReadOnlyMemory<byte> content, Action<LogWindow> then, CancellationToken cancellation, int window = Window)
    {
        // Windows tools write UTF-16, in which no search for bytes finds anything.
        if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.Span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            var encoding = content.Span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            content = Encoding.UTF8.GetBytes(encoding.GetString(content.Span[2..]));
        }

        var kind = Recognise(content.Span);
        var line = 1;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var last = content.Length <= window;
            var cut = last ? content.Length : Cut(content.Span[..window]);
            then(LogCleaner.Clean(content[..cut], kind, line));
            if (last)
            {
                return;
            }

            var next = Next(content.Span[..cut]);
            line += content.Span[..next].Count((byte)'\n');
            content = content[next..];
        }
    }

    /// <summary>In bounded memory.</summary>
    public static void Read(Stream content, Action<LogWindow> then, CancellationToken cancellation, int window = Window)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(window);
        try
        {
            var filled = content.ReadAtLeast(buffer.AsSpan(0, window), window, throwOnEndOfStream: false);
            var kind = Recognise(buffer.AsSpan(0, filled));
            var line = 1;
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                var last = filled < window;
                var cut = last ? filled : Cut(buffer.AsSpan(0, filled));
                then(LogCleaner.Clean(buffer.AsMemory(0, cut), kind, line));
                if (last)
                {
                    return;
                }

                var next = Next(buffer.AsSpan(0, cut));
                line += buffer.AsSpan(0, next).Count((byte)'\n');
                buffer.AsSpan(next, filled - next).CopyTo(buffer);
                filled -= next;
                filled += content.ReadAtLeast(buffer.AsSpan(filled, window - filled), window - filled, throwOnEndOfStream: false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>After the last whole line; a line longer than the window is cut.</summary>
    private static int Cut(ReadOnlySpan<byte> window)
    {
        var end = window.LastIndexOf((byte)'\n') + 1;
        return end > window.Length / 2 ? end : window.Length;
    }

    /// <summary>Where the next window begins: at a line, some way before the end of this one.</summary>
    private static int Next(ReadOnlySpan<byte> window)
    {
        var overlap = Math.Min(Overlap, window.Length / 4);
        var start = window[..^overlap].LastIndexOf((byte)'\n') + 1;
        return start > window.Length / 2 ? start : window.Length - overlap;
    }
}

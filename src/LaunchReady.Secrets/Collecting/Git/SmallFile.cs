namespace LaunchReady.Secrets.Collecting.Git;

/// <summary>Reads files of a repository that may be anything: a pipe, a device, a link in a circle, far too large, gone meanwhile.</summary>
internal static class SmallFile
{
    /// <summary>Larger lists of refs than this are not believed.</summary>
    public const int DefaultLimit = 256 * 1024 * 1024;

    /// <summary>The bytes of a regular file, or null. Pipes and devices have no length and are not opened: that could block.</summary>
    public static byte[]? Read(string path, int limit = DefaultLimit)
    {
        try
        {
            var info = new FileInfo(path);
            var length = info.Exists ? LengthOf(info) : 0;
            if (length <= 0 || length > limit)
            {
                return null;
            }

            using var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            var bytes = new byte[length];
            var read = 0;
            while (read < bytes.Length)
            {
                var now = RandomAccess.Read(handle, bytes.AsSpan(read), read);
                if (now == 0)
                {
                    return bytes[..read];
                }

                read += now;
            }

            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The text of a small file without white space around it, or null.</summary>
    public static string? ReadText(string path, int limit = 1024 * 1024) =>
        Read(path, limit) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes).Trim() : null;

    /// <summary>The length of what a link leads to, not of the link.</summary>
    public static long LengthOf(FileInfo info) =>
        info.LinkTarget is null ? info.Length : info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target.Length : 0;

    /// <summary>Entries of a folder; none where it cannot be listed.</summary>
    public static IEnumerable<FileSystemInfo> List(string folder)
    {
        try
        {
            var info = new DirectoryInfo(folder);
            return info.Exists ? [.. info.EnumerateFileSystemInfos()] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or System.Security.SecurityException)
        {
            return [];
        }
    }

    /// <summary>The lines of a file as spans of bytes, without their ends.</summary>
    public static void EachLine(ReadOnlySpan<byte> bytes, LineAction action)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            action(line.TrimEnd((byte)'\r'));
        }
    }

    public delegate void LineAction(ReadOnlySpan<byte> line);
}

using LaunchReady.Secrets.Facts;
using Microsoft.Win32.SafeHandles;

namespace LaunchReady.Secrets.Collecting.Tree;

/// <summary>Reads files into one buffer and has them scanned; a large file goes through it window by window. One for each thread.</summary>
internal sealed class FileScan(PartScanner scanner, Unread unread, IOpener opener)
{
    /// <summary>Bytes of a file that are held at once.</summary>
    public const int Window = 8 * 1024 * 1024;

    /// <summary>A secret that crosses the end of a window stands whole in the next one: longer than the longest value and the names before it.</summary>
    public const int Overlap = 64 * 1024;

    private byte[] _buffer = new byte[256 * 1024];

    /// <summary>Reads and scans; what cannot be read is counted as unread.</summary>
    public void Scan(string file, in PartOrigin origin, CancellationToken cancellation)
    {
        try
        {
            // Shared with writers: no lock is asked for.
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(handle);
            Grow((int)Math.Min(length, Window));
            var read = Fill(handle, 0, 0, (int)Math.Min(length, _buffer.Length));
            if (length <= _buffer.Length)
            {
                if (!opener.TryOpen(_buffer.AsMemory(0, read), origin, cancellation))
                {
                    scanner.Scan(_buffer.AsSpan(0, read), origin);
                }

                unread.Read(read);
                return;
            }

            if (origin.Kind == PlaceKind.CiLog || opener.Opens(_buffer.AsSpan(0, read)))
            {
                using var stream = new FileStream(handle, FileAccess.Read, bufferSize: 0);
                stream.Position = 0;
                opener.Open(stream, origin, cancellation);
                unread.Read(length);
                return;
            }

            Windows(handle, read, origin, cancellation);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            unread.Add("file that may not be read (let the scan read it, or leave it out)", origin.Path, 0, isCode: true);
        }
    }

    private void Windows(SafeFileHandle handle, int read, in PartOrigin origin, CancellationToken cancellation)
    {
        var (offset, held, lines) = (0L, read, 0);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            scanner.Scan(_buffer.AsSpan(0, held), origin with { LineBefore = lines });
            if (held < _buffer.Length)
            {
                break;
            }

            lines += _buffer.AsSpan(0, held - Overlap).Count((byte)'\n');
            offset += held - Overlap;
            _buffer.AsSpan(held - Overlap, Overlap).CopyTo(_buffer);
            held = Overlap + Fill(handle, offset + Overlap, Overlap, _buffer.Length);
        }

        unread.Read(offset + held);
    }

    private int Fill(SafeFileHandle handle, long offset, int at, int to)
    {
        var filled = at;
        while (filled < to)
        {
            var read = RandomAccess.Read(handle, _buffer.AsSpan(filled, to - filled), offset + filled - at);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled - at;
    }

    private void Grow(int size)
    {
        if (_buffer.Length < size)
        {
            _buffer = new byte[Math.Min(Window, Math.Max(size, _buffer.Length * 2))];
        }
    }
}

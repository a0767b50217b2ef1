using System.Buffers;

namespace LaunchReady.Secrets.Collecting.Archives.Streams;

internal static class Streaming
{
    /// <summary>Reads until the buffer is full or the stream ends.</summary>
    public static int Fill(this Stream stream, Span<byte> buffer) => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    /// <summary>Reads what is left, to bring the stream beneath to the next member.</summary>
    public static void Drain(Stream stream)
    {
        var scratch = ArrayPool<byte>.Shared.Rent(64 << 10);
        while (stream.Read(scratch, 0, scratch.Length) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(scratch);
    }
}

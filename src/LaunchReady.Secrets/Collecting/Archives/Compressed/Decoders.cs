using System.IO.Compression;
using LaunchReady.Secrets.Collecting.Archives.Streams;
using SharpCompress.Compressors.BZip2;

namespace LaunchReady.Secrets.Collecting.Archives.Compressed;

/// <summary>One decoder for each way of compressing; what they throw is caught by <see cref="DecodedStream"/>.</summary>
internal static class Decoders
{
    /// <summary>The largest window a zstd frame may ask for: 128 MB, what <c>zstd</c> itself takes unless told otherwise.</summary>
    private const int ZstdWindowLog = 27;

    /// <summary>Without it the framework takes a gzip file that is cut off for a whole one. The programs say it in their runtime configuration; this helps hosts that do not, if nothing was decompressed before.</summary>
    static Decoders() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    public static Stream Of(ContainerKind kind, BufferedForwardStream input, WalkState state) => kind switch
    {
        ContainerKind.Gzip => new GZipStream(input, CompressionMode.Decompress, leaveOpen: true),
        ContainerKind.Bzip2 => Bzip2(input),
        ContainerKind.Xz => new XzStream(input, state),
        ContainerKind.Zstd => Zstd(input),
        _ => throw new InvalidOperationException($"{kind} is not a compressed file."),
    };

    public static Stream Bzip2(Stream input) =>
        BZip2Stream.Create(input, SharpCompress.Compressors.CompressionMode.Decompress, decompressConcatenated: true, leaveOpen: true, tolerateTruncatedStream: false);

    public static Stream Zstd(Stream input)
    {
        var stream = new ZstdSharp.DecompressionStream(input, bufferSize: 0, checkEndOfStream: true, leaveOpen: true);
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdWindowLog);
        return stream;
    }
}

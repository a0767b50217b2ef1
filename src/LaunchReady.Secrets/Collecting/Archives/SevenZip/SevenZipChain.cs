using System.Buffers.Binary;
using System.IO.Compression;
using LaunchReady.Secrets.Collecting.Archives.Compressed;
using LaunchReady.Secrets.Collecting.Archives.Streams;
using SharpCompress.Compressors.Deflate64;
using SharpCompress.Compressors.PPMd;

namespace LaunchReady.Secrets.Collecting.Archives.SevenZip;

/// <summary>Builds the chain of decoders of a folder.</summary>
internal sealed class SevenZipChain(Block block, SevenZipContents contents, SevenZipFolder folder, WalkState state)
{
    private const ulong Bcj2 = 0x0303011B;
    private const int DeepestChain = 8;

    public Stream Open() => Output(folder.Main, 0);

    public long Stored => Enumerable.Range(folder.FirstPack, folder.Packed.Count).Sum(i => i < contents.PackSizes.Count ? contents.PackSizes[i] : 0);

    private Stream Output(int index, int level)
    {
        if (level > DeepestChain || index >= folder.Coders.Count)
        {
            throw new InvalidDataException("7z chain");
        }

        var coder = folder.Coders[index];
        if (coder.Method == Bcj2 && coder.Ins == 4)
        {
            return new Bcj2Stream(Input(coder.FirstIn, level), Input(coder.FirstIn + 1, level), Input(coder.FirstIn + 2, level), Input(coder.FirstIn + 3, level));
        }

        return coder.Ins == 1 ? Decoder(coder, Input(coder.FirstIn, level), folder.Sizes[index]) : throw new InvalidDataException("7z inputs");
    }

    private BufferedForwardStream Input(int index, int level)
    {
        if (folder.Bound.TryGetValue(index, out var output))
        {
            return new BufferedForwardStream(Output(output, level + 1));
        }

        for (var i = 0; i < folder.Packed.Count; i++)
        {
            if (folder.Packed[i] == index && folder.FirstPack + i < contents.PackSizes.Count)
            {
                return new BufferedForwardStream(Pack(folder.FirstPack + i).Open());
            }
        }

        throw new InvalidDataException("7z pack stream");
    }

    private Block Pack(int index) => block.Slice(32 + contents.PackStarts[index], contents.PackSizes[index]);

    private Stream Decoder(SevenZipCoder coder, BufferedForwardStream input, long size) => coder.Method switch
    {
        0x00 => input,
        0x03 => new DeltaStream(input, coder.Properties.Length > 0 ? coder.Properties[0] + 1 : 1),
        0x21 => LzmaDecoder.Lzma2(coder.Properties.Length > 0 ? coder.Properties[0] : byte.MaxValue, input, state, size),
        0x030101 => LzmaDecoder.Lzma(coder.Properties, input, -1, size, state),
        0x030401 => Ppmd(coder.Properties, input),
        0x040108 => new DeflateStream(input, CompressionMode.Decompress),
        0x040109 => new Deflate64Stream(input, SharpCompress.Compressors.CompressionMode.Decompress),
        0x040202 => Decoders.Bzip2(input),
        0x04F71101 => Decoders.Zstd(input),

        // Filters that turn the targets of jumps into absolute ones: they leave text alone, so undoing them would change nothing that is looked for.
        (>= 0x04 and <= 0x0B) or 0x03030103 or 0x03030205 or 0x03030401 or 0x03030501 or 0x03030701 or 0x03030805 => input,
        _ => throw new LimitException(new Skip(SkipKind.UnknownMethod, $"is compressed by 7z method {coder.Method:X}, which this version does not read: unpack it and name the folder")),
    };

    /// <summary>The order in one byte, then the size of the model, which is allocated at once.</summary>
    private Stream Ppmd(byte[] properties, BufferedForwardStream input)
    {
        if (properties.Length < 5 || BinaryPrimitives.ReadUInt32LittleEndian(properties.AsSpan(1)) > state.Free)
        {
            throw new LimitException(new Skip(SkipKind.BeyondLimit, "asks for a PPMd model larger than may be held in memory"));
        }

        return PpmdStream.Create(new PpmdProperties(properties), input, false);
    }
}

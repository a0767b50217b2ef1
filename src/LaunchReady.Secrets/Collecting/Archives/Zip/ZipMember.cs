using System.Globalization;
using System.IO.Compression;
using LaunchReady.Secrets.Collecting.Archives.Compressed;
using LaunchReady.Secrets.Collecting.Archives.Streams;
using SharpCompress.Compressors.Deflate64;

namespace LaunchReady.Secrets.Collecting.Archives.Zip;

/// <summary>Reads the data of one member.</summary>
internal sealed class ZipMember(PartReader reader, Block block, int depth)
{
    private const int Stored = 0;
    private const int Deflated = 8;

    /// <summary>Up to here a member that claims to be encrypted, or a method nobody knows, is tried as if it did not.</summary>
    private const long LongestTrial = 64 << 20;

    public void Read(PartPath place, ZipEntry entry, ZipLocal local, long stored)
    {
        if (entry.Name.EndsWith('/') && stored == 0)
        {
            return;
        }

        var data = block.Slice(local.Data, stored);
        if (entry.IsEncrypted || Decoder(entry, data) is null)
        {
            Odd(place, entry, data);
        }
        else
        {
            Plain(place, entry, data);
        }
    }

    private void Inflate(PartPath place, ZipEntry entry, Block data)
    {
        using var decoded = new DecodedStream(Decoder(entry, data)!, () => data.Length, reader.State);
        reader.Read(place, decoded, entry.Size, depth + 1);
        if (decoded.Fault is { } fault)
        {
            reader.State.Visitor.Skipped(place, fault, entry.Size < 0 ? -1 : Math.Max(0, entry.Size - decoded.Taken));
        }
        else if (decoded.ReadByte() < 0)
        {
            Compare(place, entry, decoded.Taken);
        }
    }

    private void Compare(PartPath place, ZipEntry entry, long given)
    {
        if (entry.Size >= 0 && given != entry.Size)
        {
            reader.State.Skip(place, SkipKind.Damaged, string.Create(CultureInfo.InvariantCulture, $"declares {entry.Size:N0} bytes and holds {given:N0}, which were read"), Math.Max(0, entry.Size - given));
        }
    }

    /// <summary>
    /// Android and others pass over the mark of encryption and over methods they don't know, so apps carry false ones to keep tools out: the
    /// checksum shows whether the bytes are there after all.
    /// </summary>
    private void Odd(PartPath place, ZipEntry entry, Block data)
    {
        if (data.Length <= LongestTrial)
        {
            foreach (var method in (ReadOnlySpan<int>)[Stored, Deflated])
            {
                var plain = entry with { Method = method, Flags = 0 };
                if ((method == Stored ? data.Length == entry.Size : data.Length > 0) && Fits(plain, data))
                {
                    Plain(place, plain, data);
                    return;
                }
            }
        }

        if (entry.IsEncrypted || entry.Method == 99)
        {
            reader.State.Skip(place, SkipKind.Encrypted, "is encrypted: hand over the archive without a password, or the files themselves", data.Length);
        }
        else
        {
            reader.State.Skip(place, SkipKind.UnknownMethod, $"is compressed by {Name(entry.Method)}, which this version does not read: unpack it and name the folder", data.Length);
        }
    }

    private void Plain(PartPath place, ZipEntry entry, Block data)
    {
        if (entry.Method == Stored)
        {
            reader.Read(place, data, depth + 1);
            Compare(place, entry, data.Length);
        }
        else
        {
            Inflate(place, entry, data);
        }
    }

    private bool Fits(ZipEntry plain, Block data)
    {
        using var decoded = new DecodedStream(Decoder(plain, data)!, () => data.Length, reader.State);
        return Crc32.Of(decoded, plain.Size) == plain.Crc && decoded.Fault is null && decoded.Taken == plain.Size;
    }

    /// <summary>Null for a method that can't be undone here.</summary>
    private Func<Stream>? Decoder(ZipEntry entry, Block data) => entry.Method switch
    {
        Stored => data.Open,
        Deflated => () => new DeflateStream(data.Open(), CompressionMode.Decompress),
        9 => () => new Deflate64Stream(data.Open(), SharpCompress.Compressors.CompressionMode.Decompress),
        12 => () => Decoders.Bzip2(new BufferedForwardStream(data.Open())),
        14 => () => Lzma(entry, data),
        20 or 93 => () => Decoders.Zstd(data.Open()),
        95 => () => new XzStream(new BufferedForwardStream(data.Open()), reader.State),
        _ => null,
    };

    /// <summary>A version of two bytes, the length of the properties in two, the properties, then the data (APPNOTE 5.8.8).</summary>
    private LzmaDecoder Lzma(ZipEntry entry, Block data)
    {
        Span<byte> head = stackalloc byte[9];
        if (data.Read(0, head) < head.Length || ZipEntry.U16(head[2..]) != 5)
        {
            throw new InvalidDataException("LZMA header");
        }

        // An end marker, where bit 1 tells of one, makes the size unknown to the decoder.
        var size = (entry.Flags & 2) != 0 ? -1 : entry.Size;
        return LzmaDecoder.Lzma(head[4..], new BufferedForwardStream(data.Slice(head.Length, data.Length).Open()), data.Length - head.Length, size, reader.State);
    }

    private static string Name(int method) => method switch
    {
        1 => "Shrink",
        >= 2 and <= 5 => "Reduce",
        6 => "Implode",
        96 => "JPEG",
        97 => "WavPack",
        98 => "PPMd",
        _ => string.Create(CultureInfo.InvariantCulture, $"method {method}"),
    };
}

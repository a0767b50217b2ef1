using System.IO.Compression;
using CsCheck;
using LaunchReady.Secrets.Collecting.Git;

namespace LaunchReady.Secrets.Tests.Collecting.Git;

/// <summary>The own inflater against the one of .NET.</summary>
public sealed unsafe class InflaterTests
{
    private static readonly Inflater Shared = new();

    /// <summary>Content of many kinds: noise, one byte, few symbols, far and near repetition.</summary>
    private static readonly Gen<byte[]> Contents = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 70_000], Gen.Int[1, 300], Gen.UInt).Select(static (kind, length, alphabet, seed) =>
    {
        var (bytes, state) = (new byte[length], seed | 1);
        for (var i = 0; i < length; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[i] = kind switch
            {
                0 => (byte)state,
                1 => (byte)alphabet,
                2 => (byte)(state % (uint)alphabet),
                3 => i >= alphabet && state % 40 != 0 ? bytes[i - alphabet] : (byte)(state >> 8),
                4 => (byte)(System.Numerics.BitOperations.TrailingZeroCount(state) * 7),
                _ => i > 33_000 && state % 9 != 0 ? bytes[i - 32_768] : (byte)(state % 64),
            };
        }

        return bytes;
    });

    [Fact]
    public void Inflate_WhatZlibWrote_GivesTheContentBack() =>
        Gen.Select(Contents, Gen.Enum<CompressionLevel>(), Gen.Int[0, 20]).Sample(
            (content, level, behind) =>
            {
                var packed = Deflate(content, level);
                byte[] followed = [.. packed, .. new byte[behind]];

                Inflate(followed, content.Length, out var consumed).ShouldBe(content);
                consumed.ShouldBe(packed.Length);
            },
            iter: 600,
            threads: 1);

    [Fact]
    public void Inflate_AnotherSizeThanClaimed_IsRefused()
    {
        var packed = Deflate([1, 2, 3, 4, 5], CompressionLevel.Optimal);

        Inflate(packed, 4, out _).ShouldBeNull();
        Inflate(packed, 6, out _).ShouldBeNull();
        Inflate(packed, 0, out _).ShouldBeNull();
    }

    [Fact]
    public void Prefix_GivesTheBeginning() =>
        Gen.Select(Contents, Gen.Int[0, 200]).Sample(
            static (content, wanted) =>
            {
                var packed = Deflate(content, CompressionLevel.Optimal);
                var output = new byte[wanted + Inflater.Slack];
                fixed (byte* from = packed, to = output)
                {
                    var got = Shared.Prefix(from, packed.Length, to, wanted);
                    output[..got].ShouldBe(content[..Math.Min(wanted, content.Length)]);
                }
            },
            iter: 300,
            threads: 1);

    /// <summary>Changed streams: never beyond the memory given, and where .NET reads exactly the claimed size, so does the own one, with the same bytes.</summary>
    [Fact]
    public void Inflate_DamagedStream_AgreesWithZlib() =>
        Gen.Select(Contents, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 4], Gen.Int[0, 3]).Sample(
            static (content, edits, cut) =>
            {
                var packed = Deflate(content, CompressionLevel.Optimal);
                foreach (var (at, value) in edits)
                {
                    // The checksum is left alone: .NET looks at it, the own inflater leaves that to the object's id.
                    packed[2 + (at % Math.Max(1, packed.Length - 6))] ^= value;
                }

                packed = cut == 0 ? packed[..(packed.Length / 2)] : packed;
                var own = Inflate(packed, content.Length, out _);
                var theirs = Reference(packed, content.Length);
                if (theirs is not null)
                {
                    own.ShouldBe(theirs);
                }
            },
            iter: TestKit.Fuzz.Iterations(1_500),
            threads: 1);

    [Fact]
    public void Inflate_Noise_NeverLeavesItsMemory() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 5000]).Sample(
            static (noise, size) => Inflate([0x78, 0x9c, .. noise], size, out _),
            iter: TestKit.Fuzz.Iterations(10_000),
            threads: 1);

    [Theory]
    [InlineData("789c")]
    [InlineData("789c030000000001ff")]
    [InlineData("799c030000000001")]
    [InlineData("78bb030000000001")]
    [InlineData("789c07000000000000000000")]
    public void Inflate_BrokenHeads_DoNotThrow(string hex) => Inflate(Convert.FromHexString(hex), 10, out _).ShouldBeNull();

    private static byte[]? Reference(byte[] packed, int size)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var output = new MemoryStream();
            stream.CopyTo(output);
            return output.Length == size ? output.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Deflate(byte[] content, CompressionLevel level)
    {
        using var output = new MemoryStream();
        using (var stream = new ZLibStream(output, level, leaveOpen: true))
        {
            stream.Write(content);
        }

        // .NET writes nothing at all for no content.
        return output.Length == 0 ? [0x78, 0x9c, 0x03, 0, 0, 0, 0, 1] : output.ToArray();
    }

    /// <summary>Inflates between guards, which must be whole afterwards.</summary>
    private static byte[]? Inflate(byte[] packed, int size, out long consumed)
    {
        const byte Guard = 0xa5;
        const int Guards = 64;
        var memory = new byte[Guards + size + Inflater.Slack + Guards];
        memory.AsSpan(0, Guards).Fill(Guard);
        memory.AsSpan(Guards + size + Inflater.Slack).Fill(Guard);
        bool good;
        fixed (byte* from = packed, to = memory)
        {
            good = Shared.Inflate(from, packed.Length, to + Guards, size);
            consumed = Shared.Consumed;
        }

        memory.AsSpan(0, Guards).ContainsAnyExcept(Guard).ShouldBeFalse();
        memory.AsSpan(Guards + size + Inflater.Slack).ContainsAnyExcept(Guard).ShouldBeFalse();
        return good ? memory[Guards..(Guards + size)] : null;
    }
}

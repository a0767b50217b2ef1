using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using LaunchReady.Secrets.Collecting.Git;

namespace GitHistory;

/// <summary>Prices three ways to inflate every stream of every pack: the own inflater, a public stream per object, the runtime's native zlib without a stream.</summary>
internal static unsafe partial class InflatePrices
{
    public static void Print(string gitFolder)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(gitFolder, "objects", "pack"), "*.pack"))
        {
            using var pack = PackFile.Open(path, 20, CancellationToken.None)!;
            var streams = new List<PackedHeader>();
            for (var slot = 0; slot < pack.Map.Count; slot++)
            {
                if (pack.TryHeader(pack.Map.Offset(slot), out var header) && header.Size < 100_000_000)
                {
                    streams.Add(header);
                }
            }

            var block = new Block((int)streams.Max(static s => s.Size) + Inflater.Slack);
            var inflater = new Inflater();
            for (var round = 0; round < 3; round++)
            {
                Measure("own", streams, header => inflater.Inflate(pack.At(header.Data), pack.End - header.Data, block.Start, (int)header.Size));
                Measure("ZLibStream", streams, header => Public(pack, header, block));
                Measure("native", streams, header => Native.Inflate(pack.At(header.Data), pack.End - header.Data, block.Start, (int)header.Size));
            }
        }
    }

    private static bool Public(PackFile pack, PackedHeader header, Block block)
    {
        using var memory = new UnmanagedMemoryStream(pack.At(header.Data), pack.End - header.Data);
        using var stream = new ZLibStream(memory, CompressionMode.Decompress);
        return stream.ReadAtLeast(new Span<byte>(block.Start, (int)header.Size), (int)header.Size, throwOnEndOfStream: false) == header.Size;
    }

    private static void Measure(string name, List<PackedHeader> streams, Func<PackedHeader, bool> inflate)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var good = streams.Count(inflate);
        var spent = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var bytes = streams.Sum(static s => s.Size) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {good} of {streams.Count} streams, {bytes:F0} MB, {spent:F3} s, {bytes / spent:F0} MB/s"));
    }

    /// <summary>The zlib inside the runtime, by its private entry points: only to know the price.</summary>
    private static partial class Native
    {
        private const string Library = "libSystem.IO.Compression.Native";
        private static ZStream stream;
        private static bool ready;

        static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, static (name, _, _) =>
            name == Library ? NativeLibrary.Load(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), Library + ".so")) : 0);

        public static bool Inflate(byte* input, long length, byte* output, int size)
        {
            fixed (ZStream* s = &stream)
            {
                if (ready ? InflateReset2(s, 15) != 0 : InflateInit2(s, 15) != 0)
                {
                    return false;
                }

                ready = true;
                (s->Input, s->InputLeft) = ((nint)input, (uint)Math.Min(length, uint.MaxValue));
                (s->Output, s->OutputLeft) = ((nint)output, (uint)size);
                return InflateRun(s, 4) >= -5 && s->OutputLeft == 0;
            }
        }

        [LibraryImport(Library, EntryPoint = "CompressionNative_InflateInit2_")]
        private static partial int InflateInit2(ZStream* stream, int windowBits);

        [LibraryImport(Library, EntryPoint = "CompressionNative_InflateReset2_")]
        private static partial int InflateReset2(ZStream* stream, int windowBits);

        [LibraryImport(Library, EntryPoint = "CompressionNative_Inflate")]
        private static partial int InflateRun(ZStream* stream, int flush);

        private struct ZStream
        {
            public nint Input;
            public nint Output;
            public nint Message;
            public nint Internal;
            public uint InputLeft;
            public uint OutputLeft;
        }
    }
}

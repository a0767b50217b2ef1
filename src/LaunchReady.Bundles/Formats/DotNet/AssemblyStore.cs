namespace LaunchReady.Bundles.Formats.DotNet;

/// <summary>Assemblies as .NET packs them into Android apps: one compressed file (XALZ), or a store of many (XABA), which since .NET 9 is wrapped in an ELF library.
/// The tables of the store differ by version, the assemblies in it do not: they are found by their own beginnings.</summary>
internal sealed class AssemblyStore : IFormat
{
    private const int CompressedHeader = 12;

    /// <summary>Bytes that one assembly may inflate to.</summary>
    private const int MostEach = 128 * 1024 * 1024;

    /// <summary>Bytes that all assemblies of a store may inflate to together.</summary>
    private const long MostTogether = 1L * 1024 * 1024 * 1024;

    public string Name => "store of .NET assemblies";

    public bool Recognises(string name, ReadOnlySpan<byte> head) =>
        head.StartsWith("XALZ"u8) || head.StartsWith("XABA"u8)
        || (head.StartsWith("\u007fELF"u8) && (name.EndsWith(".blob.so", StringComparison.Ordinal) || name.EndsWith("libassembly-store.so", StringComparison.Ordinal)));

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var left = MostTogether;
        var found = false;
        for (var at = Next(content.Span, 0); at < content.Length && !to.IsFull;)
        {
            cancellation.ThrowIfCancellationRequested();
            if (content.Span[at..].StartsWith("XALZ"u8))
            {
                found = true;
                at = Compressed(content, at, ref left, to, cancellation);
            }
            else
            {
                var next = Next(content.Span, at + 2);
                if (ManagedImage.Find(content.Span[at..]) is not null)
                {
                    found = true;
                    ManagedAssembly.Write(content[at..next], isPart: true, to, cancellation);
                }

                at = next;
                continue;
            }

            at = Next(content.Span, at);
        }

        if (!found)
        {
            to.Broken("no assembly was found in the store");
        }
    }

    /// <summary>Where the next assembly may begin, compressed or plain; the end where none does.</summary>
    private static int Next(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; at < bytes.Length; at++)
        {
            var next = bytes[at..].IndexOfAny((byte)'X', (byte)'M');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (bytes[at..].StartsWith("XALZ"u8) || IsExecutable(bytes[at..]))
            {
                return at;
            }
        }

        return bytes.Length;
    }

    private static bool IsExecutable(ReadOnlySpan<byte> bytes)
    {
        var view = new ByteView(bytes);
        return view.U16(0) == 0x5A4D && view.U32(0x3C) is >= 64 and < 4096 and var header && view.U32(header) == 0x00004550;
    }

    private static int Compressed(ReadOnlyMemory<byte> content, int at, ref long left, RenditionWriter to, CancellationToken cancellation)
    {
        var block = content.Span[Math.Min(content.Length, at + CompressedHeader)..];
        var length = new ByteView(content.Span).U32((ulong)at + 8);
        left -= length;
        if (length > MostEach || length > (long)block.Length * Lz4Block.MostTimes || left < 0)
        {
            to.Broken("a compressed assembly claims to be longer than it can be");
            return at + CompressedHeader;
        }

        var inflated = new byte[length];
        var (read, written) = Lz4Block.Inflate(block, inflated);
        if (written < inflated.Length)
        {
            to.Broken("a compressed assembly ends early");
        }

        ManagedAssembly.Write(inflated.AsMemory(0, written), isPart: true, to, cancellation);
        return at + CompressedHeader + Math.Max(1, read);
    }
}

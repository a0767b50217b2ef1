namespace LaunchReady.Bundles.Formats.DotNet;

/// <summary>What Unity's IL2CPP keeps of C# (global-metadata.dat): the string literals, packed without separators, in a table of their own.
/// Up to version 29 an entry holds length and offset, from 31 the offset alone; from 38 the header gives each section a count as well.</summary>
internal sealed class GlobalMetadata : IFormat
{
    private const uint Magic = 0xFAB11BAF;
    private const int NewestPairs = 37;

    public string Name => "Unity metadata";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => head.Length >= 32 && new ByteView(head).U32(0) == Magic;

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var file = new ByteView(content.Span);
        var sink = new StringSink(to, cancellation);
        var triples = file.U32(4) > NewestPairs;
        var table = file.Cut(file.U32(8), file.U32(12));
        var data = triples ? file.Cut(file.U32(20), file.U32(24)) : file.Cut(file.U32(16), file.U32(20));
        sink.Place("string literal");
        if (!TryWithLengths(new ByteView(table), new ByteView(data), sink) && !TryOffsets(new ByteView(table), new ByteView(data), sink))
        {
            to.Broken($"the string literals of this metadata (version {file.U32(4)}) are stored in a way that is not known, so they may be cut in the wrong places");
            sink.Place(Name);
            PrintableRuns.Write(content.Span, sink);
        }
        else if ((ulong)data.Length < (triples ? file.U32(24) : file.U32(20)))
        {
            to.Broken("the string literals end early");
        }
    }

    /// <summary>Pairs of length and offset; the literals follow each other, so every pair must begin where the last one ended.</summary>
    private static bool TryWithLengths(ByteView table, ByteView data, StringSink to)
    {
        var count = (ulong)table.Length / 8;
        ulong expected = 0;
        for (ulong i = 0; i < count; i++)
        {
            if (table.U32((i * 8) + 4) != expected || !data.Holds(expected, table.U32(i * 8)))
            {
                return false;
            }

            expected += table.U32(i * 8);
        }

        for (ulong i = 0; i < count; i++)
        {
            to.Utf8(data.Cut(table.U32((i * 8) + 4), table.U32(i * 8)));
        }

        return count > 0;
    }

    /// <summary>Offsets that never fall; a literal ends where the next begins.</summary>
    private static bool TryOffsets(ByteView table, ByteView data, StringSink to)
    {
        var count = (ulong)table.Length / 4;
        for (ulong i = 0; i < count; i++)
        {
            if (table.U32(i * 4) > (ulong)data.Length || (i > 0 && table.U32(i * 4) < table.U32((i - 1) * 4)))
            {
                return false;
            }
        }

        for (ulong i = 0; i < count; i++)
        {
            var start = table.U32(i * 4);
            var end = i + 1 < count ? table.U32((i + 1) * 4) : (uint)data.Length;
            to.Utf8(data.Cut(start, end - start));
        }

        return count > 0;
    }
}

namespace LaunchReady.Bundles.Formats;

/// <summary>JavaScript compiled by Hermes (BytecodeFileFormat.h). Its strings are packed without separators and overlap, so only the string table cuts them right.</summary>
internal sealed class Hermes : IFormat
{
    private const int HeaderLength = 128;
    private const uint Oldest = 74;
    private const uint Newest = 99;

    /// <summary>A length that says: look in the table of long strings.</summary>
    private const uint Overflow = 0xFF;

    private static ReadOnlySpan<byte> Magic => [0xC6, 0x1F, 0xBC, 0x03, 0xC1, 0x03, 0x19, 0x1F];

    public string Name => "Hermes bytecode";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => head.StartsWith(Magic);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var file = new ByteView(content.Span);
        var sink = new StringSink(to, cancellation);
        var version = file.U32(8);

        // Function headers took 16 bytes up to version 96 and take 12 in later ones; whichever agrees with the counts is right.
        if (!TryStrings(file, 16, sink, to) && !TryStrings(file, 12, sink, to))
        {
            to.Broken(version is >= Oldest and <= Newest
                ? "the string table of the bytecode makes no sense"
                : $"bytecode of version {version} is not known (known: {Oldest} to {Newest}), so its strings may be cut in the wrong places");
            sink.Place(Name);
            PrintableRuns.Write(content.Span, sink);
        }
    }

    private static bool TryStrings(ByteView file, ulong functionHeader, StringSink sink, RenditionWriter to)
    {
        var (functions, kinds, identifiers) = (file.U32(40), file.U32(44), file.U32(48));
        var (count, longOnes, storageLength) = (file.U32(52), file.U32(56), file.U32(60));
        var kindsAt = HeaderLength + (functions * functionHeader);
        var table = kindsAt + (kinds * 4UL) + (identifiers * 4UL);
        var longTable = table + (count * 4UL);
        var storage = longTable + (longOnes * 8UL);
        if (!file.Holds(longTable, longOnes * 8UL) || !file.Holds(storage, 0) || !Agree(file, kindsAt, kinds, count, identifiers))
        {
            return false;
        }

        if (!file.Holds(storage, storageLength))
        {
            to.Broken("the strings of the bytecode end early");
        }

        Strings(file, (table, count), (longTable, longOnes), new ByteView(file.Cut(storage, storageLength)), sink, to);
        return true;
    }

    /// <summary>The runs of kinds (plain string, identifier) cover all strings, and as many identifiers as have a hash.</summary>
    private static bool Agree(ByteView file, ulong at, uint kinds, uint strings, uint identifiers)
    {
        ulong all = 0;
        ulong named = 0;
        for (ulong i = 0; i < kinds; i++)
        {
            var kind = file.U32(at + (i * 4));
            all += kind & 0x7FFFFFFF;
            named += kind >> 31 == 1 ? kind & 0x7FFFFFFF : 0;
        }

        return all == strings && named == identifiers;
    }

    private static void Strings(ByteView file, (ulong At, uint Count) table, (ulong At, uint Count) longTable, ByteView storage, StringSink sink, RenditionWriter to)
    {
        sink.Place("a string of the compiled JavaScript");
        var characters = (16L * storage.Length) + 65536;
        for (ulong i = 0; i < table.Count && !sink.IsFull; i++)
        {
            var entry = file.U32(table.At + (i * 4));
            var wide = (entry & 1) != 0;
            ulong offset = (entry >> 1) & 0x7FFFFF;
            ulong length = entry >> 24;
            if (length == Overflow)
            {
                // The offset is then the place in the other table.
                var at = longTable.At + (offset * 8);
                (offset, length) = offset < longTable.Count ? (file.U32(at), file.U32(at + 4)) : (0UL, 0UL);
            }

            length *= wide ? 2u : 1u;
            characters -= (long)length;
            if (!storage.Holds(offset, length) || characters < 0)
            {
                to.Broken(characters < 0 ? "strings of the bytecode overlap more than any compiler lets them" : "a string of the bytecode lies beyond the end of the strings");
                if (characters < 0)
                {
                    return;
                }

                continue;
            }

            if (wide)
            {
                sink.Utf16(storage.Cut(offset, length));
            }
            else
            {
                sink.Latin1(storage.Cut(offset, length));
            }
        }
    }
}

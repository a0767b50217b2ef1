using System.Text;

namespace LaunchReady.Bundles.Formats;

/// <summary>Native libraries of Android and Linux (elf.h), Flutter's compiled Dart among them.</summary>
internal sealed class Elf : IFormat
{
    private const int MostParts = 65536;

    public string Name => "native library";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => head.Length >= 52 && head.StartsWith("\u007fELF"u8) && head[4] is 1 or 2 && head[5] is 1 or 2;

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var header = content.Span;
        var elf = new Layout(new ByteView(header, bigEndian: header[5] == 2), Wide: header[4] == 2);
        var sink = new StringSink(to, cancellation);
        var left = (long)content.Length * 2;
        if (!Sections(elf, sink, ref left, to))
        {
            Segments(elf, sink, ref left, to);
        }
    }

    /// <summary>The sections that hold data; false where the table of sections was stripped.</summary>
    private static bool Sections(Layout elf, StringSink sink, ref long left, RenditionWriter to)
    {
        var file = elf.File;
        var wide = elf.Wide;
        var table = file.Word(wide ? 40u : 32u, wide);
        ulong size = file.U16(wide ? 58u : 46u);
        ulong count = file.U16(wide ? 60u : 48u);
        var names = elf.SectionAt(table + (file.U16(wide ? 62u : 50u) * size));
        if (table == 0 || count == 0 || size < (wide ? 64u : 40u) || !file.Holds(table, size))
        {
            return false;
        }

        var found = false;
        for (ulong i = 0; i < count && i < MostParts; i++)
        {
            if (!file.Holds(table + (i * size), size))
            {
                to.Broken("the table of sections ends early");
                break;
            }

            var section = elf.SectionAt(table + (i * size));
            if (!section.HoldsText)
            {
                continue;
            }

            found = true;
            var called = Encoding.UTF8.GetString(file.Terminated(names.Offset + section.Name, 128));
            if (called is not (".eh_frame" or ".eh_frame_hdr" or ".gcc_except_table"))
            {
                Part(elf, section.Offset, section.Length, $"section {called}", sink, ref left, to);
            }
        }

        return found;
    }

    private static void Segments(Layout elf, StringSink sink, ref long left, RenditionWriter to)
    {
        var file = elf.File;
        var wide = elf.Wide;
        var table = file.Word(wide ? 32u : 28u, wide);
        ulong size = file.U16(wide ? 54u : 42u);
        ulong count = file.U16(wide ? 56u : 44u);
        var found = false;
        for (ulong i = 0; i < count && size > 0; i++)
        {
            var at = table + (i * size);
            if (file.U32(at) == 1)
            {
                found = true;
                Part(elf, file.Word(at + (wide ? 8u : 4u), wide), file.Word(at + (wide ? 32u : 16u), wide), $"loaded segment {i}", sink, ref left, to);
            }
        }

        if (!found)
        {
            to.Broken("the library names neither sections nor segments");
            Part(elf, 0, (ulong)file.Length, "native library", sink, ref left, to);
        }
    }

    private static void Part(Layout elf, ulong offset, ulong length, string place, StringSink sink, ref long left, RenditionWriter to)
    {
        var bytes = elf.File.Cut(offset, length);
        if ((ulong)bytes.Length < length)
        {
            to.Broken($"{place} lies beyond the end of the library");
        }

        // Parts that overlap would be read again and again.
        left -= bytes.Length;
        if (left < 0)
        {
            to.Broken("parts of the library overlap");
            return;
        }

        sink.Place(place);
        PrintableRuns.Write(bytes, sink, cutAsDart: bytes.IndexOf(DartString.Magic) >= 0);
    }

    private readonly ref struct Layout(ByteView File, bool Wide)
    {
        public ByteView File { get; } = File;

        public bool Wide { get; } = Wide;

        public Section SectionAt(ulong at) => Wide
            ? new Section(File.U32(at), File.U32(at + 4), File.U64(at + 8), File.U64(at + 24), File.U64(at + 32))
            : new Section(File.U32(at), File.U32(at + 4), File.U32(at + 8), File.U32(at + 16), File.U32(at + 20));
    }

    /// <summary>A row of the table of sections: sh_name, sh_type, sh_flags, sh_offset, sh_size.</summary>
    private readonly record struct Section(uint Name, uint Kind, ulong Flags, ulong Offset, ulong Length)
    {
        private const ulong Allocated = 2;
        private const ulong Executable = 4;

        /// <summary>Data of the program (SHT_PROGBITS), and the initialised parts of threads; not instructions, not debug data, not symbols.</summary>
        public bool HoldsText => Kind == 1 && (Flags & (Allocated | Executable)) == Allocated && Length > 0;
    }
}

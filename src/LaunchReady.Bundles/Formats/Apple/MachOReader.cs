using System.Text;

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>Finds the parts of a Mach-O file, thin or universal, from its load commands (mach-o/loader.h, mach-o/fat.h).</summary>
internal sealed class MachOReader
{
    /// <summary>No file is built for more processors; a class file of Java shares the magic and would say at least 45.</summary>
    public const uint MostImages = 44;

    private const uint Fat = 0xCAFEBABE;
    private const uint FatWide = 0xCAFEBABF;
    private const int MostSections = 4096;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly List<MachOImage> _images = [];
    private string? _damage;

    private MachOReader(ReadOnlyMemory<byte> content) => _content = content;

    public static bool IsOne(ReadOnlySpan<byte> head)
    {
        var view = new ByteView(head, bigEndian: true);
        return view.Length >= 28 && (IsImage(view.U32(0)) || (view.U32(0) is Fat or FatWide && view.U32(4) is > 0 and < MostImages));
    }

    public static MachOFile Read(ReadOnlyMemory<byte> content)
    {
        var reader = new MachOReader(content);
        reader.Run();
        return new MachOFile(reader._images, reader._damage);
    }

    private static bool IsImage(uint magic) => magic is 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE;

    private void Run()
    {
        var view = new ByteView(_content.Span, bigEndian: true);
        var magic = view.U32(0);
        if (magic is not (Fat or FatWide))
        {
            Image(0, (ulong)_content.Length);
            return;
        }

        var (wide, count) = (magic == FatWide, Math.Min(view.U32(4), MostImages));
        var starts = new HashSet<ulong>();
        for (ulong i = 0; i < count; i++)
        {
            var entry = 8 + (i * (wide ? 32u : 20u));
            var (offset, length) = (view.Word(entry + 8, wide), view.Word(entry + (wide ? 16u : 12u), wide));
            if (!view.Holds(offset, length))
            {
                Broken("a part of the universal binary lies beyond the end of the file");
            }
            else if (!IsImage(view.U32(offset)))
            {
                Broken("a part of the universal binary is neither program nor library");
            }
            else if (starts.Add(offset))
            {
                Image(offset, length);
            }
        }
    }

    private void Image(ulong start, ulong length)
    {
        var bytes = new ByteView(_content.Span, bigEndian: true).Cut(start, length);
        var magic = new ByteView(bytes, bigEndian: true).U32(0);
        var view = new ByteView(bytes, bigEndian: magic is 0xFEEDFACE or 0xFEEDFACF);
        var wide = magic is 0xFEEDFACF or 0xCFFAEDFE;
        var commands = new Commands(this, start, wide, Processor.Name(view.U32(4), view.U32(8)));
        var (at, end) = (wide ? 32UL : 28UL, (wide ? 32UL : 28UL) + view.U32(20));
        for (var left = view.U32(16); left > 0; left--)
        {
            var size = view.U32(at + 4);
            if (size < 8 || at + size > end || !view.Holds(at, size))
            {
                Broken("the load commands of the binary end early");
                break;
            }

            commands.Take(view, at, size);
            at += size;
        }

        _images.Add(commands.Finish());
    }

    private void Broken(string why) => _damage ??= why;

    /// <summary>Gathers what the load commands of one image say.</summary>
    private sealed class Commands(MachOReader file, ulong start, bool wide, string architecture)
    {
        private readonly List<MachOSection> _sections = [];
        private (long Offset, long Length) _encrypted;
        private string? _platform;
        private string? _minimum;
        private ReadOnlyMemory<byte> _entitlements;

        public MachOImage Finish()
        {
            // Apps for the simulator carry their entitlements in a section, and an empty list in the signature.
            var simulated = Content("__entitlements");
            return new MachOImage(
                architecture, _sections, _encrypted.Offset, _encrypted.Length, _platform, _minimum, simulated.IsEmpty ? _entitlements : simulated, Content("__info_plist"));
        }

        public void Take(ByteView view, ulong at, uint size)
        {
            switch (view.U32(at))
            {
                case 0x1 or 0x19:
                    Segment(view, at, size);
                    break;
                case 0x21 or 0x2C when view.U32(at + 16) != 0:
                    _encrypted = ((long)start + view.U32(at + 8), view.U32(at + 12));
                    break;
                case 0x1D:
                    _entitlements = CodeSignature.Entitlements(Slice(view, view.U32(at + 8), view.U32(at + 12)));
                    break;
                case 0x32:
                    (_platform, _minimum) = (Platform(view.U32(at + 8)), Version(view.U32(at + 12)));
                    break;
                case 0x24:
                    (_platform, _minimum) = ("macOS", Version(view.U32(at + 8)));
                    break;
                case 0x25:
                    (_platform, _minimum) = ("iOS", Version(view.U32(at + 8)));
                    break;
            }
        }

        private ReadOnlyMemory<byte> Content(string section) =>
            _sections.Find(s => s.Name == section) is { } found ? file._content.Slice(found.Offset, found.Length) : default;

        private void Segment(ByteView view, ulong at, uint size)
        {
            var segment = Text(view, at + 8);
            var fields = at + (wide ? 40u : 32u);
            var count = view.U32(at + (wide ? 64u : 48u));
            var (header, entry) = wide ? (72u, 80u) : (56u, 68u);
            if (count == 0 && segment != "__LINKEDIT")
            {
                Add(view, segment, "", view.Word(fields, wide), view.Word(fields + (wide ? 8u : 4u), wide), 0);
            }

            for (ulong i = 0; i < count; i++)
            {
                var section = at + header + (i * entry);
                if (section + entry > at + size || _sections.Count >= MostSections)
                {
                    file.Broken("a segment of the binary names more sections than it holds");
                    break;
                }

                var (length, offset, flags) = wide
                    ? (view.U64(section + 40), view.U32(section + 48), view.U32(section + 64))
                    : (view.U32(section + 36), view.U32(section + 40), view.U32(section + 56));
                Add(view, Text(view, section + 16), Text(view, section), offset, length, flags);
            }
        }

        private void Add(ByteView view, string segment, string name, ulong offset, ulong length, uint flags)
        {
            var section = new MachOSection(segment, name, 0, 0, flags);
            if (length == 0 || section.IsZeroFilled)
            {
                return;
            }

            if (!view.Holds(offset, length))
            {
                file.Broken($"section {section.FullName} lies beyond the end of the binary");
                length = (ulong)view.Cut(offset, length).Length;
            }

            if (length > 0)
            {
                _sections.Add(section with { Offset = (int)(start + offset), Length = (int)length });
            }
        }

        private ReadOnlyMemory<byte> Slice(ByteView view, ulong offset, ulong length)
        {
            var cut = view.Cut(offset, length).Length;
            return cut == 0 ? default : file._content.Slice((int)(start + offset), cut);
        }

        private static string Text(ByteView view, ulong at) => Encoding.ASCII.GetString(view.Terminated(at, 16));

        private static string Version(uint packed) =>
            (packed & 0xFF) == 0 ? $"{packed >> 16}.{(packed >> 8) & 0xFF}" : $"{packed >> 16}.{(packed >> 8) & 0xFF}.{packed & 0xFF}";

        private static string Platform(uint number) => number switch
        {
            1 => "macOS",
            2 => "iOS",
            3 => "tvOS",
            4 => "watchOS",
            6 => "Mac Catalyst",
            7 => "iOS simulator",
            8 => "tvOS simulator",
            9 => "watchOS simulator",
            10 => "DriverKit",
            11 => "visionOS",
            12 => "visionOS simulator",
            _ => $"platform {number}",
        };
    }
}

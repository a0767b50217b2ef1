using System.Buffers.Binary;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>classes.dex of an APK: every string once, with the best name that the code gives it.</summary>
internal sealed class Dex : IFormat
{
    private const int FileSizeAt = 0x20;
    private const int HeaderSizeAt = 0x24;

    /// <summary>From version 041 on, one file may hold several headers, and each says that it is longer.</summary>
    private const int ContainerHeaderSize = 0x78;

    public string Name => "DEX classes";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => IsDex(head) || IsCompact(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        if (IsCompact(content.Span))
        {
            to.Broken("it is a compact DEX file, which a device made for itself; look into the app as it was built");
            return;
        }

        var file = Path.GetFileName(name);
        var budget = new WorkBudget(content.Length, to);
        var listed = new HashSet<uint>();
        var all = new List<Lines>();
        foreach (var header in Headers(content, to))
        {
            var dex = new DexFile(content, header, budget, to);
            if (budget.IsSpent)
            {
                break;
            }

            var uses = new DexUses(dex);
            new DexClasses(dex, uses, to).Read(cancellation);
            all.Add(new Lines(dex, uses, listed, to));
        }

        // The headers of a container share strings: a name that one of them gives comes before what another has without.
        all.ForEach(l => l.Fields());
        all.ForEach(l => l.Methods());
        all.ForEach(l => l.Annotations());
        all.ForEach(l => l.Rest($"a string of {file}"));
    }

    private static List<int> Headers(ReadOnlyMemory<byte> content, RenditionWriter to)
    {
        var headers = new List<int>();
        var header = 0;
        while (header <= content.Length - DexFile.HeaderSize && IsDex(content.Span[header..]))
        {
            headers.Add(header);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(content.Span[(header + FileSizeAt)..]);
            if (size > content.Length - header)
            {
                to.Broken("it ends before its end");
                break;
            }

            if (BinaryPrimitives.ReadUInt32LittleEndian(content.Span[(header + HeaderSizeAt)..]) < ContainerHeaderSize || size < ContainerHeaderSize)
            {
                break;
            }

            header += (int)size;
        }

        if (headers.Count == 0)
        {
            to.Broken("it ends within its header");
        }

        return headers;
    }

    private static bool IsDex(ReadOnlySpan<byte> head) => head.Length >= 8 && head.StartsWith("dex\n"u8) && head[7] == 0;

    private static bool IsCompact(ReadOnlySpan<byte> head) => head.Length >= 8 && head.StartsWith("cdex"u8) && head[7] == 0;

    /// <summary>The best name first: a field, then the method that uses it, then an annotation, then none.</summary>
    private sealed class Lines(DexFile dex, DexUses uses, HashSet<uint> listed, RenditionWriter to)
    {
        public void Fields()
        {
            foreach (var text in uses.Fields.Concat(uses.Stores))
            {
                var (type, name) = dex.Field(uses.FieldOf(text));
                var place = $"{type}.{name}";
                List(text, place, place);
            }
        }

        public void Methods()
        {
            var (last, place) = (-1, "");
            foreach (var text in uses.Methods)
            {
                if (uses.MethodOf(text) is var method && method != last)
                {
                    (last, place) = (method, PlaceOf(dex.Method(method)));
                }

                var key = uses.KeyOf(text);
                List(text, place, key < 0 ? null : System.Text.Encoding.ASCII.GetString(dex.Start(key, DexOpcodes.LongestKey)));
            }
        }

        public void Annotations()
        {
            foreach (var (text, place) in uses.Annotations)
            {
                List(text, place, null);
            }
        }

        public void Rest(string place)
        {
            for (var text = 0; text < dex.Strings; text++)
            {
                if (!uses.IsNamed(text))
                {
                    List(text, place, null);
                }
            }
        }

        private static string PlaceOf((string Class, string Name) method) => method.Name switch
        {
            "<clinit>" => $"used in the static initializer of {method.Class}",
            "<init>" => $"used in a constructor of {method.Class}",
            _ => $"used in {method.Class}.{method.Name}()",
        };

        private void List(int text, string place, string? name)
        {
            if (to.IsFull || dex.IsSpent || !listed.Add(dex.DataOffset(text)))
            {
                return;
            }

            var value = dex.Utf8(text);
            to.Place(place);
            if (name is null)
            {
                to.Line(value);
            }
            else
            {
                to.Named(name, value);
            }
        }
    }
}

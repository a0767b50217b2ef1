using System.Runtime.InteropServices;
using System.Text;

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>Programs and libraries of Apple's systems: literals, entitlements, the Info.plist inside.</summary>
internal sealed class MachO : IFormat
{
    public string Name => "Mach-O binary";

    public bool Recognises(string name, ReadOnlySpan<byte> head) => MachOReader.IsOne(head);

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation)
    {
        var file = MachOReader.Read(content);
        var sink = new StringSink(to, cancellation);
        var left = (long)content.Length * 2;
        foreach (var image in file.Images)
        {
            cancellation.ThrowIfCancellationRequested();
            if (image.IsEncrypted)
            {
                to.Broken($"the code for {image.Architecture} is encrypted by the app store ({image.EncryptedLength} bytes): give the app as it was built, before the store");
            }

            List("entitlements", image.Entitlements, to);
            List("Info.plist in the binary", image.InfoList, to);
            foreach (var section in image.Sections)
            {
                // Sections that overlap would be read again and again.
                left -= section.Length;
                if (left < 0)
                {
                    to.Broken("sections of the binary overlap");
                    return;
                }

                Section(image, section, content.Span.Slice(section.Offset, section.Length), sink);
            }
        }

        if (file.Damage is { } damage)
        {
            to.Broken(damage);
        }
    }

    private static void List(string what, ReadOnlyMemory<byte> bytes, RenditionWriter to)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        var list = PropertyList.Read(bytes);
        if (list.Root is { } root)
        {
            new PropertyListText(to, what, bytes.Length).Write(root);
        }

        if (list.Damage is { } damage)
        {
            to.Broken($"{what}: {damage}");
        }
    }

    private static void Section(MachOImage image, MachOSection section, ReadOnlySpan<byte> bytes, StringSink to)
    {
        if (section.HoldsNoText || image.Encrypts(section) || section.Name is "__info_plist" or "__entitlements" or "__ents_der")
        {
            return;
        }

        to.Place($"{(section.Name.Length == 0 ? $"segment {section.Segment}" : $"section {section.FullName}")} for {image.Architecture}");
        if (section.IsWide)
        {
            Wide(bytes, to);
        }
        else
        {
            PrintableRuns.Write(bytes, to, cutAsDart: bytes.IndexOf(DartString.Magic) >= 0);
        }
    }

    private static void Wide(ReadOnlySpan<byte> bytes, StringSink to)
    {
        var characters = MemoryMarshal.Cast<byte, char>(bytes);
        while (!characters.IsEmpty && !to.IsFull)
        {
            var end = characters.IndexOf('\0');
            var text = end < 0 ? characters : characters[..end];
            if (text.Length >= PrintableRuns.ShortestTerminated)
            {
                to.Utf8(Encoding.UTF8.GetBytes(text.ToArray()));
            }

            characters = end < 0 ? [] : characters[(end + 1)..];
        }
    }
}

using LaunchReady.Bundles.Formats;
using LaunchReady.Bundles.Formats.Android;
using LaunchReady.Bundles.Formats.Apple;
using LaunchReady.Bundles.Formats.DotNet;

namespace LaunchReady.Bundles;

/// <summary>The public face of the format readers: bytes in, text out.</summary>
public static class BinaryText
{
    private static readonly IFormat[] Formats =
    [
        new Axml(),
        new Arsc(),
        new Dex(),
        new ProtoXml(),
        new ProtoResources(),
        new BinaryPlist(),
        new MachO(),
        new MobileProvision(),
        new AssemblyStore(), // before Elf, which wraps it
        new Elf(),
        new Hermes(),
        new GlobalMetadata(),
        new ManagedAssembly(),
    ];

    /// <summary>Reads a file of a known binary format; null where it is none, so that its bytes speak for themselves.</summary>
    public static Rendition? Read(string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var format in Formats)
        {
            if (format.Recognises(name, content.Span[..Math.Min(content.Length, 4096)]))
            {
                var writer = new RenditionWriter(format.Name);
                format.Read(name, content, writer, cancellation);
                return writer.Finish();
            }
        }

        return null;
    }
}

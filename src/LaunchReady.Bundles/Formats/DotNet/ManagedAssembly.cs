using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;
using System.Text.Unicode;

namespace LaunchReady.Bundles.Formats.DotNet;

/// <summary>.NET assemblies (MAUI, Xamarin, Unity with Mono): string literals, constants under their names, embedded files such as appsettings.json.</summary>
internal sealed class ManagedAssembly : IFormat
{
    private const int MostResources = 65536;

    public string Name => ".NET assembly";

    public bool Recognises(string name, ReadOnlySpan<byte> head)
    {
        var file = new ByteView(head);
        ulong header = file.U32(0x3C);
        var optional = header + 24;
        return file.U16(0) == 0x5A4D && file.U32(header) == 0x00004550
            && file.U32(optional + (file.U16(optional) == 0x20B ? 112u : 96u) + (14 * 8)) != 0;
    }

    public void Read(string name, ReadOnlyMemory<byte> content, RenditionWriter to, CancellationToken cancellation) =>
        Write(content, isPart: false, to, cancellation);

    /// <summary>An assembly that is part of another file names itself in its places.</summary>
    public static void Write(ReadOnlyMemory<byte> content, bool isPart, RenditionWriter to, CancellationToken cancellation)
    {
        if (ManagedImage.Find(content.Span) is not { MetadataLength: > 0 } image)
        {
            to.Broken("an assembly has no metadata where it says");
            PrintableRuns.Write(content.Span, new StringSink(to, cancellation));
            return;
        }

        var own = Tables(content, image, isPart, to, cancellation);
        var (offset, length) = image.UserStrings(content.Span);
        if (length == 0)
        {
            to.Broken("an assembly has no heap of string literals");
        }

        var sink = new StringSink(to, cancellation);
        sink.Place($"{own}string literal");
        Literals(content.Span.Slice(offset, length), sink, to);
    }

    /// <summary>Blobs with a compressed length: UTF-16 and one byte more (ECMA-335, II.24.2.4).</summary>
    private static void Literals(ReadOnlySpan<byte> heap, StringSink sink, RenditionWriter to)
    {
        for (var at = 1; at < heap.Length && !sink.IsFull;)
        {
            var (length, used) = Compressed(heap[at..]);
            if (used == 0 || length > heap.Length - at - used)
            {
                to.Broken("the heap of string literals ends early");
                return;
            }

            if (length > 1)
            {
                sink.Utf16(heap.Slice(at + used, length - 1));
            }

            at += used + length;
        }
    }

    private static (int Length, int Used) Compressed(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [< 0x80 and var one, ..] => (one, 1),
        [>= 0x80 and < 0xC0 and var high, var low, ..] => (((high & 0x3F) << 8) | low, 2),
        [>= 0xC0 and < 0xE0 and var first, var second, var third, var fourth, ..] => (((first & 0x1F) << 24) | (second << 16) | (third << 8) | fourth, 4),
        _ => (0, 0),
    };

    /// <summary>Writes what the tables lead to; gives the words before the places of this assembly.</summary>
    private static string Tables(ReadOnlyMemory<byte> content, ManagedImage image, bool isPart, RenditionWriter to, CancellationToken cancellation)
    {
        var own = "";
        try
        {
            using var provider = MetadataReaderProvider.FromMetadataImage(ImmutableArray.Create(content.Span.Slice(image.Metadata, image.MetadataLength)));
            var reader = provider.GetMetadataReader();
            own = isPart ? $"{reader.GetString(reader.GetModuleDefinition().Name)}, " : "";
            Constants(reader, own, to, cancellation);
            Resources(reader, own, content.Span.Slice(image.Resources, image.ResourcesLength), to, cancellation);
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            to.Broken("the tables of an assembly cannot be read to their end");
        }

        return own;
    }

    private static void Constants(MetadataReader reader, string own, RenditionWriter to, CancellationToken cancellation)
    {
        // A type may claim every field; no field belongs to two.
        var left = reader.GetTableRowCount(TableIndex.Field);
        foreach (var handle in reader.TypeDefinitions)
        {
            cancellation.ThrowIfCancellationRequested();
            var type = reader.GetTypeDefinition(handle);
            foreach (var fieldHandle in type.GetFields())
            {
                if (--left < 0 || to.IsFull)
                {
                    return;
                }

                var field = reader.GetFieldDefinition(fieldHandle);
                if (field.GetDefaultValue() is { IsNil: false } constant && reader.GetConstant(constant) is { TypeCode: ConstantTypeCode.String } value)
                {
                    var name = $"{Full(reader, type)}.{reader.GetString(field.Name)}";
                    to.Place(own + name);
                    to.Named(name, Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(reader.GetBlobBytes(value.Value))));
                }
            }
        }
    }

    private static string Full(MetadataReader reader, TypeDefinition type) =>
        type.Namespace.IsNil ? reader.GetString(type.Name) : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";

    private static void Resources(MetadataReader reader, string own, ReadOnlySpan<byte> bytes, RenditionWriter to, CancellationToken cancellation)
    {
        var file = new ByteView(bytes);
        var left = (long)bytes.Length;
        foreach (var handle in reader.ManifestResources.Take(MostResources))
        {
            var resource = reader.GetManifestResource(handle);
            if (!resource.Implementation.IsNil || resource.Offset < 0)
            {
                continue;
            }

            var text = file.Cut((ulong)resource.Offset + 4, file.U32((ulong)resource.Offset));
            left -= text.Length;
            if (left < 0)
            {
                to.Broken("embedded resources of an assembly overlap");
                return;
            }

            to.Place($"{own}embedded resource {reader.GetString(resource.Name)}");
            if (Utf8.IsValid(text) && !text.ContainsAnyInRange((byte)0, (byte)8))
            {
                to.Line(text);
            }
            else
            {
                PrintableRuns.Write(text, new StringSink(to, cancellation));
            }
        }
    }
}

using System.Globalization;

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Takes the values of a ResourceTable one by one; <paramref name="part"/> is "[2]" of an array, ".other" of plurals.</summary>
internal delegate void ProtoValue(in ResourceName name, string part, in ProtoItem item);

/// <summary>The ResourceTable of aapt2's Resources.proto: packages, their types, their entries, and the values per configuration.</summary>
internal sealed class ProtoTableReader(RenditionWriter to, ProtoValue give, CancellationToken cancellation)
{
    private static readonly string[] Quantities = [".zero", ".one", ".two", ".few", ".many", ".other"];

    /// <summary>Where the values were written in the developer's sources, as a string pool of paths.</summary>
    public ReadOnlyMemory<byte> Sources { get; private set; }

    public void Read(ReadOnlySpan<byte> content)
    {
        var reader = new ProtoReader(content);
        while (reader.Next() && !to.IsFull)
        {
            if (reader.Field == 2)
            {
                Package(reader.Bytes);
            }
            else if (reader.Field == 1)
            {
                Sources = Inner(reader.Bytes, 1).ToArray();
            }
        }

        Check(reader.Broken);
    }

    private void Package(ReadOnlySpan<byte> message)
    {
        var id = NumberIn(Inner(message, 1));
        var reader = new ProtoReader(message);
        while (reader.Next() && !to.IsFull)
        {
            if (reader.Field == 3)
            {
                Type(reader.Bytes, id << 24);
            }
        }

        Check(reader.Broken);
    }

    private void Type(ReadOnlySpan<byte> message, uint package)
    {
        var id = package | (NumberIn(Inner(message, 1)) << 16);
        var name = TextIn(message, 2);
        var reader = new ProtoReader(message);
        while (reader.Next() && !to.IsFull)
        {
            if (reader.Field == 3)
            {
                cancellation.ThrowIfCancellationRequested();
                Entry(reader.Bytes, new ResourceName(id, name, "", ""));
            }
        }

        Check(reader.Broken);
    }

    private void Entry(ReadOnlySpan<byte> message, ResourceName name)
    {
        name = name with { Id = name.Id | (NumberIn(Inner(message, 1)) & 0xFFFF), Key = TextIn(message, 2) };
        var reader = new ProtoReader(message);
        while (reader.Next() && !to.IsFull)
        {
            if (reader.Field == 6)
            {
                Value(Inner(reader.Bytes, 2), name with { Config = Config(Inner(reader.Bytes, 1)) });
            }
        }

        Check(reader.Broken);
    }

    /// <summary>The language tag, and the densities and versions that tell most variants apart.</summary>
    private static string Config(ReadOnlySpan<byte> message)
    {
        var parts = new List<string>();
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            var number = reader.Number.ToString(CultureInfo.InvariantCulture);
            var part = reader.Field switch
            {
                1 => "mcc" + number,
                2 => "mnc" + number,
                3 => reader.Text,
                _ => "",
            };
            if (part.Length > 0)
            {
                parts.Add(part);
            }
        }

        return string.Join('-', parts);
    }

    private void Value(ReadOnlySpan<byte> message, in ResourceName name)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == 4)
            {
                Item(name, "", reader.Bytes);
            }
            else if (reader.Field == 5)
            {
                Compound(reader.Bytes, name);
            }
        }

        Check(reader.Broken);
    }

    private void Compound(ReadOnlySpan<byte> message, in ResourceName name)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 2: // Style: its entries are the third field, the items in them the fourth
                    Items(reader.Bytes, 3, 4, name, (entry, _) => $"[{StyleKey(entry)}]");
                    break;
                case 4: // Array
                    Items(reader.Bytes, 1, 3, name, (_, i) => $"[{i.ToString(CultureInfo.InvariantCulture)}]");
                    break;
                case 5: // Plural
                    Items(reader.Bytes, 1, 4, name, (entry, _) => Quantity(entry));
                    break;
                case 6: // Macro: its text as written
                    give(name, "", new ProtoItem(TextIn(reader.Bytes, 1), default, true));
                    break;
            }
        }

        Check(reader.Broken);
    }

    private delegate string PartOf(ReadOnlySpan<byte> entry, int index);

    private void Items(ReadOnlySpan<byte> message, int entries, int item, in ResourceName name, PartOf part)
    {
        var index = 0;
        var reader = new ProtoReader(message);
        while (reader.Next() && !to.IsFull)
        {
            if (reader.Field == entries)
            {
                Item(name, part(reader.Bytes, index++), Inner(reader.Bytes, item));
            }
        }

        Check(reader.Broken);
    }

    private void Item(in ResourceName name, string part, ReadOnlySpan<byte> item)
    {
        give(name, part, ProtoItem.Read(item, to));
        foreach (var markup in ProtoItem.Markup(item))
        {
            give(name, part + "<>", new ProtoItem(markup, default, true));
        }
    }

    private static string StyleKey(ReadOnlySpan<byte> entry) => TextIn(Inner(entry, 3), 3);

    private static string Quantity(ReadOnlySpan<byte> entry)
    {
        ulong arity = 0;
        var reader = new ProtoReader(entry);
        while (reader.Next())
        {
            arity = reader.Field == 3 ? reader.Number : arity;
        }

        return Quantities[(int)Math.Min(arity, 5)];
    }

    private static uint NumberIn(ReadOnlySpan<byte> message)
    {
        var reader = new ProtoReader(message);
        return reader.Next() ? unchecked((uint)reader.Number) : 0;
    }

    private static string TextIn(ReadOnlySpan<byte> message, int field) => System.Text.Encoding.UTF8.GetString(Inner(message, field));

    private static ReadOnlySpan<byte> Inner(ReadOnlySpan<byte> message, int field)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == field)
            {
                return reader.Bytes;
            }
        }

        return default;
    }

    private void Check(bool broken)
    {
        if (broken)
        {
            to.Broken("a part of the resources is cut off");
        }
    }
}

namespace LaunchReady.Bundles.Formats.Android;

/// <summary>An Item of aapt2's Resources.proto: a string, a reference, a path or a number.</summary>
internal readonly record struct ProtoItem(string Text, TypedValue Value, bool IsText)
{
    public static readonly ProtoItem Nothing = new("", default, false);

    public static ProtoItem Read(ReadOnlySpan<byte> message, RenditionWriter to)
    {
        var item = Nothing;
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            item = reader.Field switch
            {
                1 => Reference(reader.Bytes),
                2 or 3 or 4 or 5 => new ProtoItem(FirstText(reader.Bytes), new TypedValue(TypedValue.String, 0), true),
                7 => Primitive(reader.Bytes),
                _ => item,
            };
        }

        if (reader.Broken)
        {
            to.Broken("a value is cut off");
        }

        return item;
    }

    /// <summary>The markup of a styled text: "a;href=https://...".</summary>
    public static IEnumerable<string> Markup(ReadOnlySpan<byte> message)
    {
        var found = new List<string>();
        var item = new ProtoReader(message);
        while (item.Next())
        {
            var styled = new ProtoReader(item.Field == 4 ? item.Bytes : default);
            while (styled.Next())
            {
                if (styled.Field == 2)
                {
                    found.Add(FirstText(styled.Bytes));
                }
            }
        }

        return found;
    }

    /// <summary>String, RawString, StyledString and FileReference all begin with their text.</summary>
    private static string FirstText(ReadOnlySpan<byte> message)
    {
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                return reader.Text;
            }
        }

        return "";
    }

    private static ProtoItem Reference(ReadOnlySpan<byte> message)
    {
        var (type, id, name) = (TypedValue.Reference, 0u, "");
        var reader = new ProtoReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1 when reader.Number == 1:
                    type = TypedValue.Attribute;
                    break;
                case 2:
                    id = unchecked((uint)reader.Number);
                    break;
                case 3:
                    name = reader.Text;
                    break;
            }
        }

        var value = new TypedValue(type, id);
        var sign = type == TypedValue.Attribute ? "?" : "@";
        return new ProtoItem(name.Length == 0 ? value.Text : sign + name, value, false);
    }

    private static ProtoItem Primitive(ReadOnlySpan<byte> message)
    {
        var reader = new ProtoReader(message);
        if (!reader.Next())
        {
            return Nothing;
        }

        var number = unchecked((uint)reader.Number);
        var value = new TypedValue(
            reader.Field switch
            {
                1 or 2 => TypedValue.Null,
                3 => TypedValue.Float,
                6 => TypedValue.Decimal,
                8 => TypedValue.Boolean,
                9 or 10 or 11 or 12 => 0x1C,
                _ => TypedValue.Hexadecimal,
            },
            number);
        return new ProtoItem(value.Text, value, false);
    }
}

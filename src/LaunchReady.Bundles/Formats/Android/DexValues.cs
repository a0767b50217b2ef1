namespace LaunchReady.Bundles.Formats.Android;

/// <summary>encoded_value of the DEX format: constants of static fields and of annotations.</summary>
internal static class DexValues
{
    public const int Nothing = -1;

    private const int StringType = 0x17;
    private const int ArrayType = 0x1C;
    private const int AnnotationType = 0x1D;
    private const int NullType = 0x1E;
    private const int BooleanType = 0x1F;

    /// <summary>Real annotations nest in twos and threes.</summary>
    private const int Deepest = 16;

    /// <summary>Reads one value; its string, or <see cref="Nothing"/>. Strings inside lists and annotations go to <paramref name="inner"/>.</summary>
    public static int Read(ref ByteCursor cursor, Action<int>? inner, int depth = 0)
    {
        int head = cursor.U8();
        var type = head & 0x1F;
        var size = (head >> 5) + 1;
        switch (type)
        {
            case StringType:
                return Number(ref cursor, size);
            case ArrayType:
                Array(ref cursor, inner, depth);
                return Nothing;
            case AnnotationType:
                Annotation(ref cursor, inner, depth);
                return Nothing;
            case NullType or BooleanType:
                return Nothing;
            default:
                cursor.Skip(size);
                return Nothing;
        }
    }

    /// <summary>encoded_annotation: a type and named elements, whose strings go to <paramref name="inner"/>.</summary>
    public static void Annotation(ref ByteCursor cursor, Action<int>? inner, int depth = 0)
    {
        cursor.Uleb();
        var count = cursor.Uleb();
        for (uint i = 0; i < count && !cursor.Overrun; i++)
        {
            cursor.Uleb();
            Item(ref cursor, inner, depth);
        }
    }

    private static void Array(ref ByteCursor cursor, Action<int>? inner, int depth)
    {
        var count = cursor.Uleb();
        for (uint i = 0; i < count && !cursor.Overrun; i++)
        {
            Item(ref cursor, inner, depth);
        }
    }

    private static void Item(ref ByteCursor cursor, Action<int>? inner, int depth)
    {
        if (depth >= Deepest)
        {
            // Nothing real is so deep, and where the value ends is not known: the cursor goes to the end.
            cursor.Skip(long.MaxValue);
            return;
        }

        var text = Read(ref cursor, inner, depth + 1);
        if (text != Nothing)
        {
            inner?.Invoke(text);
        }
    }

    private static int Number(ref ByteCursor cursor, int size)
    {
        uint value = 0;
        for (var i = 0; i < size; i++)
        {
            var next = cursor.U8();
            value |= i < 4 ? (uint)next << (8 * i) : 0;
        }

        return unchecked((int)value);
    }
}

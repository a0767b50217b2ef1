namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Goes through the classes of a DEX file and gathers what holds and what uses each string.</summary>
internal sealed class DexClasses(DexFile dex, DexUses uses, RenditionWriter to)
{
    private const int ClassSize = 32;

    private readonly DexCode _code = new(dex, uses);
    private readonly DexAnnotations _annotations = new(dex, uses);
    private readonly HashSet<uint> _seen = [];
    private readonly List<int> _statics = [];

    public void Read(CancellationToken cancellation)
    {
        for (var i = 0; i < dex.Classes.Count && dex.Spend(ClassSize); i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var cursor = dex.At(dex.Classes.Offset + (long)i * ClassSize);
            cursor.Skip(20);
            var annotations = cursor.U32();
            var data = cursor.U32();
            var values = cursor.U32();
            if (data != 0 && _seen.Add(data) && !Class(dex.At(data), values))
            {
                to.Broken("a class is cut off");
            }

            if (annotations != 0 && !_annotations.Read(annotations))
            {
                to.Broken("an annotation is cut off");
            }
        }
    }

    /// <summary>class_data_item; false where it ends too early.</summary>
    private bool Class(ByteCursor cursor, uint values)
    {
        var staticFields = cursor.Uleb();
        var instanceFields = cursor.Uleb();
        var direct = cursor.Uleb();
        var others = cursor.Uleb();
        _statics.Clear();
        Fields(ref cursor, staticFields, _statics);
        var whole = values == 0 || StaticValues(dex.At(values));
        Fields(ref cursor, instanceFields, null);
        Methods(ref cursor, direct);
        Methods(ref cursor, others);
        return whole && !cursor.Overrun;
    }

    private void Fields(ref ByteCursor cursor, uint count, List<int>? into)
    {
        uint field = 0;
        for (uint i = 0; i < count && !cursor.Overrun && dex.Spend(2); i++)
        {
            field = unchecked(field + cursor.Uleb());
            cursor.Uleb();
            into?.Add(unchecked((int)field));
        }
    }

    private void Methods(ref ByteCursor cursor, uint count)
    {
        uint method = 0;
        for (uint i = 0; i < count && !cursor.Overrun && dex.Spend(3); i++)
        {
            method = unchecked(method + cursor.Uleb());
            cursor.Uleb();
            _code.Read(cursor.Uleb(), unchecked((int)method));
        }
    }

    /// <summary>One value for each static field in order; trailing ones that are nought are left out.</summary>
    private bool StaticValues(ByteCursor cursor)
    {
        var start = cursor.Position;
        var count = cursor.Uleb();
        for (var i = 0; i < count && i < _statics.Count && !cursor.Overrun; i++)
        {
            var field = _statics[i];
            var text = DexValues.Read(ref cursor, inner => uses.HeldBy(inner, field));
            if (text != DexValues.Nothing)
            {
                uses.HeldBy(text, field);
            }
        }

        return dex.Spend(cursor.Position - start) && !cursor.Overrun;
    }
}

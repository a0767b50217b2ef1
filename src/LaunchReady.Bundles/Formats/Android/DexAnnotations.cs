namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Strings in annotations, as of Retrofit's <c>@Headers("Authorization: ...")</c>.</summary>
internal sealed class DexAnnotations(DexFile dex, DexUses uses)
{
    /// <summary>What compilers write for themselves: names and signatures by the thousand, which stay plain strings of the file.</summary>
    private static readonly string[] Compilers = ["dalvik.annotation.", "kotlin.Metadata", "kotlin.coroutines."];

    private readonly HashSet<uint> _seen = [];

    /// <summary>annotations_directory_item; false where it ends too early.</summary>
    public bool Read(uint directory)
    {
        if (!_seen.Add(directory))
        {
            return true;
        }

        var cursor = dex.At(directory);
        var ofClass = cursor.U32();
        var fields = cursor.Int();
        var methods = cursor.Int();
        cursor.Skip(4);
        var whole = !cursor.Overrun && Set(ofClass, "");
        for (var i = 0; i < fields && !cursor.Overrun && dex.Spend(8); i++)
        {
            var (type, name) = dex.Field(cursor.Int());
            whole &= Set(cursor.U32(), $" at {type}.{name}");
        }

        for (var i = 0; i < methods && !cursor.Overrun && dex.Spend(8); i++)
        {
            var (type, name) = dex.Method(cursor.Int());
            whole &= Set(cursor.U32(), $" at {type}.{name}()");
        }

        return whole && !cursor.Overrun;
    }

    private bool Set(uint offset, string at)
    {
        if (offset == 0 || !_seen.Add(offset))
        {
            return true;
        }

        var cursor = dex.At(offset);
        var count = cursor.Int();
        var whole = true;
        for (var i = 0; i < count && !cursor.Overrun && dex.Spend(4); i++)
        {
            var item = cursor.U32();
            whole &= cursor.Overrun || !_seen.Add(item) || Item(item, at);
        }

        return whole && !cursor.Overrun;
    }

    private bool Item(uint offset, string at)
    {
        var cursor = dex.At(offset);
        cursor.Skip(1);
        var start = cursor.Position;
        var ahead = cursor;
        var type = dex.TypeName(unchecked((int)ahead.Uleb()));
        var compilers = Array.Exists(Compilers, c => type.StartsWith(c, StringComparison.Ordinal));
        DexValues.Annotation(ref cursor, compilers ? null : text => uses.Annotates(text, $"annotation @{type}{at}"));
        return dex.Spend(cursor.Position - start) && !cursor.Overrun;
    }
}

namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>An object graph stored by NSKeyedArchiver: a flat list of objects that point at each other by number, dictionaries as parallel lists of keys and values.</summary>
internal sealed class KeyedArchive
{
    private readonly PropertyArray _objects;

    private KeyedArchive(PropertyArray objects, PropertyValue top)
    {
        _objects = objects;
        Top = top;
    }

    public PropertyValue Top { get; }

    public static KeyedArchive? Of(PropertyValue root) =>
        root is PropertyDictionary archive && archive["$objects"] is PropertyArray objects && archive["$top"] is { } top ? new KeyedArchive(objects, top) : null;

    public PropertyValue? Find(PropertyReference reference)
    {
        var found = reference.Index >= 0 && reference.Index < _objects.Items.Count ? _objects.Items[(int)reference.Index] : null;
        return found is PropertyReference ? null : found;
    }

    /// <summary>What hangs on the top under its names, then what nothing names; descriptions of classes say nothing.</summary>
    public void Write(PropertyListText to)
    {
        to.Write(Top, "", 0);
        for (var i = 0; i < _objects.Items.Count; i++)
        {
            var item = _objects.Items[i];
            if (!to.HasWritten(item) && item is not PropertyText { Value: "$null" } && !(item is PropertyDictionary dictionary && dictionary["$classname"] is not null))
            {
                to.Write(item, $"objects[{i}]", 1);
            }
        }
    }

    /// <summary>The entries of a stored dictionary under their own keys; "$class" says nothing of a value.</summary>
    public IEnumerable<KeyValuePair<string, PropertyValue>> Unfold(PropertyDictionary dictionary)
    {
        if (dictionary["NS.keys"] is PropertyArray keys && dictionary["NS.objects"] is PropertyArray values && keys.Items.Count == values.Items.Count)
        {
            for (var i = 0; i < keys.Items.Count; i++)
            {
                yield return new(keys.Items[i] is PropertyReference key && Find(key) is PropertyText text ? text.Value : $"[{i}]", values.Items[i]);
            }

            yield break;
        }

        foreach (var entry in dictionary.Entries)
        {
            if (!string.Equals(entry.Key, "$class", StringComparison.Ordinal))
            {
                yield return entry;
            }
        }
    }
}

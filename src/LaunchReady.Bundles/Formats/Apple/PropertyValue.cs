namespace LaunchReady.Bundles.Formats.Apple;

/// <summary>A value of a property list, whether it was stored as XML or as bytes.</summary>
internal abstract record PropertyValue;

internal sealed record PropertyText(string Value) : PropertyValue;

/// <summary>As it was written, or in invariant form.</summary>
internal sealed record PropertyNumber(string Value) : PropertyValue;

internal sealed record PropertyFlag(bool Value) : PropertyValue;

internal sealed record PropertyDate(DateTimeOffset Value) : PropertyValue;

internal sealed record PropertyData(ReadOnlyMemory<byte> Value) : PropertyValue;

/// <summary>Points into the list of objects of a keyed archive.</summary>
internal sealed record PropertyReference(long Index) : PropertyValue;

internal sealed record PropertyArray(IReadOnlyList<PropertyValue> Items) : PropertyValue;

internal sealed record PropertyDictionary(IReadOnlyList<KeyValuePair<string, PropertyValue>> Entries) : PropertyValue
{
    /// <summary>The first value of that key; null where there is none.</summary>
    public PropertyValue? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

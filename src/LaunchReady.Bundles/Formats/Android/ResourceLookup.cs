namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Values of a few resources by number, out of resources.arsc or resources.pb: that of the default configuration, or the first of the file.</summary>
internal sealed class ResourceLookup : IResourceSink
{
    /// <summary>A resource may name another, and that a third.</summary>
    private const int LongestChain = 4;

    private const int MostValues = 100;

    private readonly Dictionary<uint, List<(string Text, TypedValue Value)>> _values = [];

    private ResourceLookup(IEnumerable<uint> wanted)
    {
        foreach (var id in wanted)
        {
            _values[id] = [];
        }
    }

    public bool IsFull => false;

    /// <summary>One pass over the table for each step of a chain.</summary>
    public static ResourceLookup Read(ReadOnlyMemory<byte> table, IEnumerable<uint> wanted, RenditionWriter to, CancellationToken cancellation)
    {
        var lookup = new ResourceLookup(wanted);
        var open = lookup._values.Keys.ToHashSet();
        for (var step = 0; step < LongestChain && open.Count > 0; step++)
        {
            lookup.Pass(table, to, cancellation);
            var named = lookup._values.Values.SelectMany(v => v).Where(v => v.Value.IsReference).Select(v => v.Value.Data);
            open = [.. named.Where(id => !lookup._values.ContainsKey(id))];
            foreach (var id in open)
            {
                lookup._values[id] = [];
            }
        }

        return lookup;
    }

    /// <summary>The text of a resource; null where the resource is not in the table.</summary>
    public string? Find(uint id)
    {
        for (var step = 0; step < LongestChain && _values.TryGetValue(id, out var values) && values.Count > 0; step++)
        {
            if (!values[0].Value.IsReference)
            {
                return values[0].Text;
            }

            id = values[0].Value.Data;
        }

        return null;
    }

    public void Text(in ResourceName name, string part, StringPool pool, int index)
    {
        if (_values.ContainsKey(name.Id))
        {
            Add(name, pool.Text(index), new TypedValue(TypedValue.String, 0));
        }
    }

    public void Value(in ResourceName name, string part, TypedValue value) => Add(name, value.Text, value);

    private void Pass(ReadOnlyMemory<byte> table, RenditionWriter to, CancellationToken cancellation)
    {
        foreach (var values in _values.Values)
        {
            values.Clear();
        }

        if (ArscReader.Recognises(table.Span))
        {
            ArscReader.Read(table, this, to, cancellation);
            return;
        }

        new ProtoTableReader(to, (in ResourceName name, string _, in ProtoItem item) => Add(name, item.Text, item.Value), cancellation).Read(table.Span);
    }

    private void Add(in ResourceName name, string text, TypedValue value)
    {
        if (_values.TryGetValue(name.Id, out var values) && values.Count < MostValues)
        {
            values.Insert(name.Config.Length == 0 ? 0 : values.Count, (text, value));
        }
    }
}

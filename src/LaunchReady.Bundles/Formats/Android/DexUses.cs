namespace LaunchReady.Bundles.Formats.Android;

/// <summary>What is known about each string of a DEX file: the field that holds it, the first method that uses it, the key it goes with.</summary>
internal sealed class DexUses(DexFile dex)
{
    private const int None = -1;

    private readonly int[] _field = Filled(dex.Strings);
    private readonly int[] _stored = Filled(dex.Strings);
    private readonly int[] _method = Filled(dex.Strings);
    private readonly int[] _key = Filled(dex.Strings);
    private readonly Dictionary<int, string> _annotations = [];

    /// <summary>Strings in the order in which the classes name them: what stands together in code stays together in the text.</summary>
    public List<int> Fields { get; } = [];

    public List<int> Stores { get; } = [];

    public List<int> Methods { get; } = [];

    public IReadOnlyDictionary<int, string> Annotations => _annotations;

    /// <summary>The field whose value it is; else one that code stores it into.</summary>
    public int FieldOf(int text) => _field[text] != None ? _field[text] : _stored[text];

    public int MethodOf(int text) => _method[text];

    public int KeyOf(int text) => _key[text];

    public bool IsNamed(int text) => FieldOf(text) != None || _method[text] != None || _annotations.ContainsKey(text);

    /// <summary>The first field wins.</summary>
    public void HeldBy(int text, int field) => Take(_field, Fields, text, field);

    public void StoredIn(int text, int field) => Take(_stored, Stores, text, field);

    public void UsedIn(int text, int method)
    {
        if ((uint)text < (uint)_method.Length && _method[text] == None)
        {
            _method[text] = method;
            Methods.Add(text);
        }
    }

    public void GoesWith(int key, int text)
    {
        if ((uint)text < (uint)_key.Length && (uint)key < (uint)_key.Length && _key[text] == None && key != text)
        {
            _key[text] = key;
        }
    }

    public void Annotates(int text, string place)
    {
        if ((uint)text < (uint)_method.Length)
        {
            _annotations.TryAdd(text, place);
        }
    }

    private void Take(int[] fields, List<int> order, int text, int field)
    {
        if ((uint)text < (uint)fields.Length && (uint)field < (uint)dex.Fields && fields[text] == None)
        {
            fields[text] = field;
            order.Add(text);
        }
    }

    private static int[] Filled(int count)
    {
        var filled = new int[count];
        Array.Fill(filled, None);
        return filled;
    }
}

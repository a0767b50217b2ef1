using System.Diagnostics.CodeAnalysis;

namespace LaunchReady.Targets.Yaml;

/// <summary>A piece of a YAML document with its place in the text; lines and columns count from 1.</summary>
public abstract class YamlNode
{
    private protected YamlNode(int line, int column, string? tag)
    {
        Line = line;
        Column = column;
        Tag = tag;
    }

    public int Line { get; }

    public int Column { get; }

    /// <summary>An explicit tag other than YAML's own, e.g. "!Ref".</summary>
    public string? Tag { get; }

    /// <summary>Nodes below and including this one, aliases counted as often as they are used: what a walk over the tree costs.</summary>
    internal int Size { get; private protected init; } = 1;

    /// <summary>Levels below and including this one.</summary>
    internal int Height { get; private protected init; } = 1;
}

/// <summary>Text, number, flag or nothing: YAML's plain values are kept as written.</summary>
public sealed class YamlScalar : YamlNode
{
    internal YamlScalar(string value, bool isQuoted, int line, int column, string? tag = null)
        : base(line, column, tag)
    {
        Value = value;
        IsQuoted = isQuoted;
    }

    public string Value { get; }

    /// <summary>Quoted or block text: always text, whatever it looks like.</summary>
    public bool IsQuoted { get; }

    public bool IsNull => !IsQuoted && (Value is "" or "~" or "null" or "Null" or "NULL");
}

public sealed class YamlSequence : YamlNode
{
    internal YamlSequence(IReadOnlyList<YamlNode> items, int line, int column, string? tag = null)
        : base(line, column, tag)
    {
        Items = items;
        Size = 1 + items.Sum(static i => i.Size);
        Height = 1 + items.Select(static i => i.Height).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<YamlNode> Items { get; }
}

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);

[SuppressMessage("Naming", "CA1710", Justification = "A node that can be looked into, not a collection to be handed around")]
public sealed class YamlMapping : YamlNode
{
    private readonly Dictionary<string, YamlEntry> _byKey = new(StringComparer.Ordinal);

    internal YamlMapping(IReadOnlyList<YamlEntry> entries, int line, int column, string? tag = null)
        : base(line, column, tag)
    {
        Entries = entries;
        Size = 1 + entries.Sum(static e => 1 + e.Value.Size);
        Height = 1 + entries.Select(static e => e.Value.Height).DefaultIfEmpty().Max();
        foreach (var entry in entries)
        {
            _byKey.TryAdd(entry.Key.Value, entry);
        }
    }

    public static YamlMapping Empty { get; } = new([], 1, 1);

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; }

    /// <summary>The value of a key; null where the key is absent.</summary>
    public YamlNode? this[string key] => _byKey.GetValueOrDefault(key)?.Value;

    public YamlEntry? Find(string key) => _byKey.GetValueOrDefault(key);
}

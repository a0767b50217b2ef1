using System.Text.Json;

namespace LaunchReady.Api.Surface;

/// <summary>Resolves `$ref` inside one document. Nothing is ever fetched: what points elsewhere stays unresolved and is remembered.</summary>
internal sealed class References(JsonElement root)
{
    private const int LongestChain = 32;
    private const int IndexedLevels = 3;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonElement?> _resolved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, JsonElement>> _indexes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _remote = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Remote
    {
        get
        {
            lock (_gate)
            {
                return [.. _remote];
            }
        }
    }

    public IReadOnlyCollection<string> Missing
    {
        get
        {
            lock (_gate)
            {
                return [.. _missing];
            }
        }
    }

    /// <summary>The element itself, or what its chain of references ends in; null where that is nowhere in this document.</summary>
    public JsonElement? Follow(JsonElement element)
    {
        JsonElement? current = element;
        for (var hop = 0; hop < LongestChain; hop++)
        {
            if (current is not { } value || value.Text("$ref") is not { } reference)
            {
                return current;
            }

            current = Resolve(reference);
        }

        return null;
    }

    public JsonElement? Resolve(string reference)
    {
        lock (_gate)
        {
            if (!_resolved.TryGetValue(reference, out var target))
            {
                target = Find(reference);
                _resolved[reference] = target;
            }

            return target;
        }
    }

    private JsonElement? Find(string reference)
    {
        if (!reference.StartsWith('#'))
        {
            _remote.Add(reference);
            return null;
        }

        var target = reference.Length == 1 ? root : reference[1] == '/' ? Walk(reference[2..]) : null;
        if (target is null)
        {
            _missing.Add(reference);
        }

        return target;
    }

    private JsonElement? Walk(string pointer)
    {
        JsonElement? current = root;
        var prefix = "";
        var level = 0;
        foreach (var part in pointer.Split('/'))
        {
            var token = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (current is not { } parent)
            {
                return null;
            }

            current = Step(parent, token, level++ < IndexedLevels ? prefix : null);
            prefix += "/" + part;
        }

        return current;
    }

    private JsonElement? Step(JsonElement parent, string token, string? indexKey)
    {
        if (parent.ValueKind == JsonValueKind.Array)
        {
            return int.TryParse(token, out var index) && index >= 0 && index < parent.GetArrayLength() ? parent[index] : null;
        }

        if (parent.ValueKind != JsonValueKind.Object || indexKey is null)
        {
            return parent.Member(token);
        }

        if (!_indexes.TryGetValue(indexKey, out var members))
        {
            members = new(StringComparer.Ordinal);
            foreach (var member in parent.EnumerateObject())
            {
                members[member.Name] = member.Value;
            }

            _indexes[indexKey] = members;
        }

        return members.TryGetValue(token, out var value) ? value : null;
    }
}

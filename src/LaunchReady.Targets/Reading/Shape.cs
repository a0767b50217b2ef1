using System.Globalization;
using LaunchReady.Core.Targets;
using LaunchReady.Targets.Keys;
using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>Holds a document against the key tree: unknown and missing keys, wrong kinds, bad single values.</summary>
internal sealed class Shape(Notes notes)
{
    private static readonly string[] NoSiblings = [];

    public void Check(YamlNode node, ConfigurationKey key, string path)
    {
        if (node.Tag is not null)
        {
            notes.Error(node, $"{Of(path)}YAML tags are not read here: remove it");
        }

        switch (key.Type)
        {
            case KeyType.Object:
                CheckObject(node, key, path);
                break;
            case KeyType.Map:
                CheckMap(node, key, path);
                break;
            case KeyType.List:
                CheckList(node, key, path);
                break;
            case KeyType.Any:
                CheckAny(node, key, path);
                break;
            default:
                CheckScalar(node, key, path);
                break;
        }
    }

    private void CheckObject(YamlNode node, ConfigurationKey key, string path)
    {
        if (node is YamlScalar { IsNull: true } && !key.Keys.Any(static k => k.Required))
        {
            return;
        }

        if (key.OrText && node is YamlScalar)
        {
            Check(node, key.Keys[0], path);
            return;
        }

        if (node is not YamlMapping mapping)
        {
            notes.Error(node, $"{Of(path)}keys are expected here: {string.Join(", ", key.Keys.Select(static k => k.Name))}");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (key.Child(entry.Key.Value) is { } child)
            {
                Check(entry.Value, child, ConfigurationKeys.Join(path, child.Name));
            }
            else
            {
                notes.Error(entry.Key, $"{Of(path)}unknown key {Printable.Quote(entry.Key.Value)}{Elsewhere(entry.Key.Value, key)}");
            }
        }

        foreach (var missing in key.Keys.Where(k => k.Required && mapping.Find(k.Name) is null))
        {
            var example = missing.Example is null ? "" : $", for example '{missing.Name}: {missing.Example}'";
            notes.Error(mapping, $"{Of(path)}the key '{missing.Name}' is missing{example}");
        }
    }

    private static string Elsewhere(string name, ConfigurationKey key)
    {
        var siblings = key.Keys.Select(static k => k.Name).ToList();
        if (Suggestions.Near(name, siblings) is { } near)
        {
            return $"; did you mean '{near}'?";
        }

        var homes = ConfigurationKeys.All.Where(k => k.Key.Name == name && !ConfigurationKeys.IsBeside(k.Path)).ToList();
        return homes.Count == 1 ? $"; it belongs at '{homes[0].Path}'" : Hints.OneOf(siblings);
    }

    private void CheckMap(YamlNode node, ConfigurationKey key, string path)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return;
        }

        if (node is not YamlMapping mapping)
        {
            notes.Error(node, $"{Of(path)}keys with values are expected here{Example(key)}");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (Wrong(entry.Key, new ConfigurationKey("", key.KeysOf, "")) is { } wrong)
            {
                notes.Error(entry.Key, $"{Of(path)}{wrong}");
            }

            Check(entry.Value, key.Item!, ConfigurationKeys.Join(path, Printable.Name(entry.Key.Value)));
        }
    }

    private void CheckList(YamlNode node, ConfigurationKey key, string path)
    {
        if (node is YamlScalar { IsNull: true })
        {
            return;
        }

        if (node is not YamlSequence sequence)
        {
            notes.Error(node, $"{Of(path)}a list is expected here{Example(key)}");
            return;
        }

        for (var i = 0; i < sequence.Items.Count; i++)
        {
            Check(sequence.Items[i], key.Item!, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]");
        }
    }

    private void CheckAny(YamlNode node, ConfigurationKey key, string path)
    {
        var below = node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(static e => new[] { e.Key, e.Value }),
            YamlSequence sequence => sequence.Items,
            _ => [],
        };
        foreach (var child in below)
        {
            Check(child, key, path);
        }

        if (!key.IsBody && node is YamlScalar scalar && HasReference(scalar.Value))
        {
            notes.Error(scalar, $"{Of(path)}references to the environment are not filled here; they are in headers, sign-in and identities");
        }
    }

    private void CheckScalar(YamlNode node, ConfigurationKey key, string path)
    {
        if (node is not YamlScalar scalar)
        {
            notes.Error(node, $"{Of(path)}{ConfigurationKeys.InWords(key)} is expected here, not {(node is YamlMapping ? "keys" : "a list")}");
        }
        else if (scalar.IsNull)
        {
            notes.Error(scalar, $"{Of(path)}is empty; give {ConfigurationKeys.InWords(key)} or remove the key");
        }
        else if (key.Type is not (KeyType.Template or KeyType.SecretReference) && HasReference(scalar.Value))
        {
            notes.Error(scalar, $"{Of(path)}references to the environment are not filled here; they are in headers, sign-in and identities");
        }
        else if (Wrong(scalar, key) is { } wrong)
        {
            notes.Error(scalar, Of(path) + wrong);
        }
    }

    /// <summary>What is wrong with a single value, or null.</summary>
    private static string? Wrong(YamlScalar scalar, ConfigurationKey key)
    {
        var text = scalar.Value;
        var isRight = key.Type switch
        {
            KeyType.Text => text.Trim().Length > 0,
            KeyType.Template or KeyType.SecretReference => true,
            KeyType.Flag => Values.TryFlag(scalar, out _),
            KeyType.Whole => Values.TryWhole(scalar, out var number) && number >= key.Range.Least && number <= key.Range.Most,
            KeyType.Duration => Values.TryDuration(text, out _),
            KeyType.Date => Values.TryDate(text, out _),
            KeyType.Choice => key.Choices.Contains(text),
            KeyType.Origin => Values.TryOrigin(text, out _),
            KeyType.Url => Values.TryUrl(text, out _),
            KeyType.Location => Values.IsLocation(text),
            KeyType.Operation => Values.TryOperation(text, out _),
            KeyType.Request => Values.TryRequest(text, out _, out _),
            KeyType.Pointer => Values.IsPointer(text),
            KeyType.Name => Values.IsName(text),
            KeyType.Token => Values.IsToken(text),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key.Type, null),
        };
        var range = key.Type == KeyType.Whole ? $" from {key.Range.Least} to {key.Range.Most}" : "";
        return isRight ? null : $"{Printable.Quote(text)} is not {ConfigurationKeys.InWords(key)}{range}{Hints.Hint(text, key.Type == KeyType.Choice ? [.. key.Choices] : NoSiblings, "")}";
    }

    private static bool HasReference(string text) => text.Contains("${env:", StringComparison.Ordinal);

    private static string Example(ConfigurationKey key) => key.Example is null ? "" : $", for example '{key.Name}: {key.Example}'";

    private static string Of(string path) => path.Length == 0 ? "" : path + ": ";
}

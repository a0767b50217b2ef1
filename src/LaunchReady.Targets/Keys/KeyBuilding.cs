namespace LaunchReady.Targets.Keys;

/// <summary>Short words for writing the key tree down.</summary>
internal static class KeyBuilding
{
    public static ConfigurationKey Key(string name, KeyType type, string meaning, string? example = null, string? standard = null) =>
        new(name, type, meaning) { Example = example, Default = standard };

    public static ConfigurationKey Object(string name, string meaning, params ConfigurationKey[] keys) => new(name, KeyType.Object, meaning) { Keys = keys };

    public static ConfigurationKey Map(string name, string meaning, KeyType keysOf, ConfigurationKey item, string? example = null) =>
        new(name, KeyType.Map, meaning) { KeysOf = keysOf, Item = item, Example = example };

    public static ConfigurationKey List(string name, string meaning, ConfigurationKey item, string? example = null) =>
        new(name, KeyType.List, meaning) { Item = item, Example = example };

    public static ConfigurationKey Choice(string name, string meaning, string? standard, params string[] choices) =>
        new(name, KeyType.Choice, meaning) { Choices = choices, Default = standard };

    public static ConfigurationKey Whole(string name, string meaning, string? standard, int most) =>
        new(name, KeyType.Whole, meaning) { Default = standard, Range = (1, most) };

    public static ConfigurationKey Needed(this ConfigurationKey key) => key with { Required = true };

    /// <summary>A map of text by a name that people choose.</summary>
    public static ConfigurationKey Texts(string name, string meaning, KeyType item, KeyType keysOf = KeyType.Text, string? example = null) =>
        Map(name, meaning, keysOf, new ConfigurationKey("*", item, meaning), example);
}

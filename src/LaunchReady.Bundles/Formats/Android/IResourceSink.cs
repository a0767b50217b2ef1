namespace LaunchReady.Bundles.Formats.Android;

/// <summary>Where a value of a resource table belongs: "string", "api_key", "values of de", and within a list "[0]".</summary>
internal readonly record struct ResourceName(uint Id, string Type, string Key, string Config)
{
    public string Place => Config.Length == 0 ? $"{Type} resource {Key}" : $"{Type} resource {Key} (values-{Config})";
}

/// <summary>Takes the values of a resource table one by one, as they stand in the file.</summary>
internal interface IResourceSink
{
    bool IsFull { get; }

    /// <summary>A string of the pool; <paramref name="part"/> is empty, or "[2]" of an array, ".other" of plurals.</summary>
    void Text(in ResourceName name, string part, StringPool pool, int index);

    /// <summary>Any other value: a number, a colour, a reference.</summary>
    void Value(in ResourceName name, string part, TypedValue value);
}

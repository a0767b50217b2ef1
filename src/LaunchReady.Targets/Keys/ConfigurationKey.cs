namespace LaunchReady.Targets.Keys;

/// <summary>What may stand at a key.</summary>
public enum KeyType
{
    Text,

    /// <summary>Text in which `${...}` is filled: environment references and the values of a person.</summary>
    Template,

    /// <summary>`${env:NAME}` and nothing else.</summary>
    SecretReference,
    Flag,
    Whole,
    Duration,
    Date,
    Choice,
    Origin,
    Url,

    /// <summary>A path relative to the configuration or an absolute URL.</summary>
    Location,

    /// <summary>"GET /jobs/{jobId}".</summary>
    Operation,

    /// <summary>"POST /sessions" or "POST https://idp.example/token".</summary>
    Request,

    /// <summary>JSON Pointer (RFC 6901).</summary>
    Pointer,

    /// <summary>A short word people choose: letters, digits, dot, dash, underscore.</summary>
    Name,

    /// <summary>Name of an HTTP header, cookie or query parameter.</summary>
    Token,

    /// <summary>Any YAML.</summary>
    Any,

    /// <summary>Fixed keys.</summary>
    Object,

    /// <summary>Keys that people choose, all with values of one kind.</summary>
    Map,
    List,
}

/// <summary>A key of a configuration file as data: the check of unknown keys, `config explain` and the JSON schema all read this.</summary>
public sealed record ConfigurationKey(string Name, KeyType Type, string Meaning)
{
    public bool Required { get; init; }

    public string? Default { get; init; }

    public string? Example { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Keys below an object.</summary>
    public IReadOnlyList<ConfigurationKey> Keys { get; init; } = [];

    /// <summary>What the values of a map or the items of a list are.</summary>
    public ConfigurationKey? Item { get; init; }

    /// <summary>What the keys of a map are.</summary>
    public KeyType KeysOf { get; init; } = KeyType.Text;

    /// <summary>An object that may also be given as plain text, for its first key.</summary>
    public bool OrText { get; init; }

    /// <summary>Any YAML in which `${...}` is filled, environment references included.</summary>
    public bool IsBody { get; init; }

    /// <summary>Smallest and largest whole number.</summary>
    public (int Least, int Most) Range { get; init; } = (1, int.MaxValue);

    internal ConfigurationKey? Child(string name) => Keys.FirstOrDefault(k => k.Name == name);
}

using LaunchReady.Core.Targets;

namespace LaunchReady.Targets.Keys;

/// <summary>What `config explain` prints of a key.</summary>
/// <param name="Path">"identities.*.email": * stands for a name people choose, [] for an item of a list.</param>
/// <param name="Type">In words.</param>
/// <param name="Keys">Paths one level below.</param>
public sealed record KeyExplanation(string Path, string Type, string Meaning, bool Required, string? Default, string? Example, IReadOnlyList<string> Keys);

/// <param name="Found">Every key that fits; a last name such as "headers" fits several.</param>
/// <param name="DidYouMean">A near key where none fits.</param>
public sealed record KeyLookup(IReadOnlyList<KeyExplanation> Found, string? DidYouMean);

/// <summary>Every key of the configuration files as data.</summary>
public static class ConfigurationKeys
{
    private static readonly Lazy<IReadOnlyList<(string Path, ConfigurationKey Key)>> EveryKey = new(static () =>
        [.. Walk("", TargetKeys.Root), .. Walk("matrix", SideFileKeys.Matrix).Prepend(("matrix", SideFileKeys.Matrix)), .. Walk("waivers", SideFileKeys.Waivers).Prepend(("waivers", SideFileKeys.Waivers)), .. Walk("attestations", SideFileKeys.Attestations).Prepend(("attestations", SideFileKeys.Attestations))]);

    /// <summary>The tree of launchready.yaml.</summary>
    public static ConfigurationKey Root => TargetKeys.Root;

    /// <summary>All keys with their paths, in reading order; those of the files beside it under `matrix`, `waivers` and `attestations`.</summary>
    public static IReadOnlyList<(string Path, ConfigurationKey Key)> All => EveryKey.Value;

    /// <summary>Explains a key by its path as written in a file ("identities.acme-owner.email") or by its last name alone ("per-second").</summary>
    public static KeyLookup Explain(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var wanted = Segments(key);
        var exact = All.Where(k => IsAt(Segments(k.Path), wanted)).ToList();
        var found = exact.Count > 0 || wanted.Count != 1 ? exact : [.. All.Where(k => k.Key.Name == wanted[0])];
        if (found.Count > 0)
        {
            return new KeyLookup([.. found.Select(static k => Explanation(k.Path, k.Key))], null);
        }

        var near = Suggestions.Near(key, All.Select(static k => k.Path))
            ?? All.FirstOrDefault(k => k.Key.Name == Suggestions.Near(wanted.LastOrDefault() ?? "", All.Select(static a => a.Key.Name))).Path;
        return new KeyLookup([], near);
    }

    /// <summary>A key of a file beside launchready.yaml.</summary>
    internal static bool IsBeside(string path) => path.StartsWith("matrix", StringComparison.Ordinal) || path.StartsWith("waivers", StringComparison.Ordinal) || path.StartsWith("attestations", StringComparison.Ordinal);

    internal static string Join(string path, string name) => name == "[]" ? path + "[]" : path.Length == 0 ? name : path + "." + name;

    internal static string InWords(ConfigurationKey key) => key.Type switch
    {
        KeyType.Text => "text",
        KeyType.Template => "text, may refer to the environment as ${env:NAME}",
        KeyType.SecretReference => "a reference to the environment: ${env:NAME}",
        KeyType.Flag => "true or false",
        KeyType.Whole => "a whole number",
        KeyType.Duration => "a duration such as 500ms, 15s, 20m, 1h30m",
        KeyType.Date => "a date such as 2027-01-31",
        KeyType.Choice => "one of " + string.Join(", ", key.Choices),
        KeyType.Origin => "an origin: scheme://host[:port], without path",
        KeyType.Url => "an absolute http or https URL",
        KeyType.Location => "a relative path or an absolute http or https URL",
        KeyType.Operation => "an operation such as GET /jobs/{jobId}",
        KeyType.Request => "a request such as POST /sessions or POST https://idp.example/token",
        KeyType.Pointer => "a JSON Pointer such as /accessToken",
        KeyType.Name => "a name: letters, digits, dots, dashes, underscores",
        KeyType.Token => "the name of a header, cookie or parameter",
        KeyType.Any => "any YAML",
        KeyType.Object => key.OrText ? "text, or keys" : "keys",
        KeyType.Map => "keys of your choice",
        KeyType.List => "a list",
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Type, null),
    };

    private static IEnumerable<(string Path, ConfigurationKey Key)> Walk(string path, ConfigurationKey key) =>
        Below(key).SelectMany(child => Walk(Join(path, child.Name), child).Prepend((Join(path, child.Name), child)));

    private static IEnumerable<ConfigurationKey> Below(ConfigurationKey key) => key.Item is null ? key.Keys : [key.Item];

    private static KeyExplanation Explanation(string path, ConfigurationKey key)
    {
        var inner = key.Item is { Keys.Count: > 0 } item ? (Path: Join(path, item.Name), Key: item) : (Path: path, Key: key);
        return new KeyExplanation(path, InWords(key), key.Meaning, key.Required, key.Default, key.Example, [.. Below(inner.Key).Select(k => Join(inner.Path, k.Name))]);
    }

    private static List<string> Segments(string path) =>
        [.. path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static s => s != "[]")];

    private static bool IsAt(List<string> known, List<string> wanted) =>
        known.Count == wanted.Count && known.Zip(wanted).All(static pair => pair.First == "*" || pair.First == pair.Second);
}

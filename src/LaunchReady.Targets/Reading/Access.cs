using LaunchReady.Targets.Yaml;

namespace LaunchReady.Targets.Reading;

/// <summary>Lenient looks into the tree: what is of the wrong kind has been reported by <see cref="Shape"/> and reads as absent.</summary>
internal static class Access
{
    public static YamlMapping Mapping(this YamlNode? node) => node as YamlMapping ?? YamlMapping.Empty;

    public static IReadOnlyList<YamlNode> Items(this YamlNode? node) => (node as YamlSequence)?.Items ?? [];

    public static YamlScalar? Scalar(this YamlMapping mapping, string key) => mapping[key] is YamlScalar { IsNull: false } scalar ? scalar : null;

    public static string? Text(this YamlMapping mapping, string key) => mapping.Scalar(key)?.Value;

    public static bool? Flag(this YamlMapping mapping, string key) => mapping.Scalar(key) is { } scalar && Values.TryFlag(scalar, out var flag) ? flag : null;

    public static int? Whole(this YamlMapping mapping, string key) => mapping.Scalar(key) is { } scalar && Values.TryWhole(scalar, out var number) ? number : null;

    public static TimeSpan? Duration(this YamlMapping mapping, string key) => mapping.Text(key) is { } text && Values.TryDuration(text, out var time) ? time : null;

    public static DateOnly? Date(this YamlMapping mapping, string key) => mapping.Text(key) is { } text && Values.TryDate(text, out var date) ? date : null;

    /// <summary>Plain text by name, as under `query` and `parameters`.</summary>
    public static Dictionary<string, string> Texts(this YamlMapping mapping, string key, StringComparer? comparer = null)
    {
        var texts = new Dictionary<string, string>(comparer ?? StringComparer.Ordinal);
        foreach (var entry in mapping[key].Mapping().Entries)
        {
            if (entry.Value is YamlScalar { IsNull: false } scalar)
            {
                texts.TryAdd(entry.Key.Value, scalar.Value);
            }
        }

        return texts;
    }
}

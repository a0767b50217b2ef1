using System.Text.Json;

namespace LaunchReady.Cli.Initialising;

/// <summary>An answer, or in words why none came.</summary>
internal sealed record Reply(int Status, string Body, IReadOnlyList<KeyValuePair<string, string>> Headers, string? Fault = null)
{
    public bool IsSuccess => Fault is null && Status is >= 200 and < 300;

    public string? Header(string name) => Headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public bool IsPage => Header("Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase) ?? Body.TrimStart().StartsWith('<');

    /// <summary>Cookies that are set to something, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Cookies =>
        from header in Headers
        where header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)
        let pair = header.Value.Split(';')[0].Split('=', 2)
        where pair.Length == 2 && pair[1].Length > 0
        select KeyValuePair.Create(pair[0].Trim(), pair[1].Trim());

    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = 64 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Status and the beginning of what was said; credentials do not stand in refusals, yet nothing is shown of a success.</summary>
    public string Shown()
    {
        if (Fault is not null)
        {
            return Fault;
        }

        var said = string.Concat(Body.Take(160).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return IsSuccess || IsPage || said.Length == 0 ? $"{Status}" : $"{Status} ({said})";
    }
}

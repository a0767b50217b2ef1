using System.Text.Json;
using LaunchReady.Secrets.Collecting.Archives.Tar;

namespace LaunchReady.Secrets.Collecting.Archives.Images;

/// <summary>One image: the names of its parts inside the tar, the lowest layer first.</summary>
internal sealed record ContainerImage(string Config, IReadOnlyList<string> Layers);

/// <summary>The table of contents of a saved image: <c>docker save</c> (manifest.json) or an OCI layout (index.json).</summary>
internal sealed class ImageIndex
{
    private const int LongestJson = 8 << 20;
    private const int MostImages = 64;

    private readonly Dictionary<string, (long Start, long Size, string? Link)> _parts;
    private readonly Block _tar;

    private ImageIndex(Dictionary<string, (long Start, long Size, string? Link)> parts, Block tar)
    {
        _parts = parts;
        _tar = tar;
    }

    public List<ContainerImage> Images { get; } = [];

    /// <summary>Null where the tar is no image.</summary>
    public static ImageIndex? Find(Block tar, WalkState state)
    {
        var parts = new Dictionary<string, (long Start, long Size, string? Link)>(StringComparer.Ordinal);
        var entries = new TarEntries(tar.Open(), state);
        for (var left = state.MembersLeft; left > 0 && entries.Next() is { } entry; left--)
        {
            parts[LayerView.Normalise(entry.Name)] = (entries.DataStart, entry.Size, entry.Type is '1' or '2' ? entry.Link : null);
        }

        if (!parts.ContainsKey("manifest.json") && !parts.ContainsKey("index.json"))
        {
            return null;
        }

        var index = new ImageIndex(parts, tar);
        index.Docker();
        index.Oci("index.json", 0);
        return index.Images.Count > 0 ? index : null;
    }

    /// <summary>Where a part's bytes are, through links to other parts; null where it is not in the file, as base layers may be.</summary>
    public (long Start, Block Bytes)? Part(string name)
    {
        for (var hop = 0; hop < 4; hop++)
        {
            if (!_parts.TryGetValue(LayerView.Normalise(name), out var part))
            {
                return null;
            }

            if (part.Link is null)
            {
                return (part.Start, _tar.Slice(part.Start, part.Size));
            }

            // docker save wrote a layer it shared as a link: abc/layer.tar -> ../def/layer.tar
            name = part.Link.StartsWith("../", StringComparison.Ordinal) ? part.Link[3..] : part.Link;
        }

        return null;
    }

    private void Docker()
    {
        using var json = Json("manifest.json");
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array } images)
        {
            return;
        }

        foreach (var image in images.EnumerateArray())
        {
            if (Text(image, "Config") is { } config && Property(image, "Layers") is { ValueKind: JsonValueKind.Array } layers)
            {
                Add(config, layers.EnumerateArray().Select(l => l.ValueKind == JsonValueKind.String ? Unescaped(l) ?? "" : ""));
            }
        }
    }

    private void Oci(string name, int level)
    {
        using var json = level > 4 || Images.Count >= MostImages ? null : Json(name);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return;
        }

        if (Property(root, "layers") is { ValueKind: JsonValueKind.Array } layers && Property(root, "config") is { } config && Blob(config) is { } blob)
        {
            Add(blob, layers.EnumerateArray().Select(l => Blob(l) ?? ""));
        }
        else if (Property(root, "manifests") is { ValueKind: JsonValueKind.Array } manifests)
        {
            foreach (var manifest in manifests.EnumerateArray().Take(MostImages))
            {
                if (Blob(manifest) is { } next)
                {
                    Oci(next, level + 1);
                }
            }
        }
    }

    /// <summary>docker save writes both tables, which name the same parts.</summary>
    private void Add(string config, IEnumerable<string> layers)
    {
        if (Images.Count < MostImages && Images.TrueForAll(i => i.Config != config))
        {
            Images.Add(new ContainerImage(config, [.. layers]));
        }
    }

    private JsonDocument? Json(string name)
    {
        if (Part(name) is not { } part || part.Bytes.Length is 0 or > LongestJson)
        {
            return null;
        }

        var bytes = new byte[part.Bytes.Length];
        part.Bytes.Read(0, bytes);
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Property(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement of, string name) => Property(of, name) is { ValueKind: JsonValueKind.String } value ? Unescaped(value) : null;

    /// <summary><c>sha256:abc</c> is the file <c>blobs/sha256/abc</c>.</summary>
    private static string? Blob(JsonElement descriptor) => Text(descriptor, "digest") is { } digest ? $"blobs/{digest.Replace(':', '/')}" : null;

    private static string? Unescaped(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, or bytes that are no UTF-8
            return null;
        }
    }
}

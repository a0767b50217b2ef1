using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaunchReady.Api.Surface;

/// <summary>The path parts of the servers a document names. Their hosts are never used.</summary>
internal static partial class OpenApiServers
{
    private const int MaxServers = 20;

    public static IReadOnlyList<string> BasePaths(JsonElement root)
    {
        var paths = root.List("servers").Take(MaxServers).Select(PathOf).Append(root.Text("basePath"));
        return [.. paths.OfType<string>().Select(Normal).Where(p => p.Length > 1).Distinct(StringComparer.Ordinal)];
    }

    private static string? PathOf(JsonElement server)
    {
        if (server.Text("url") is not { Length: < 2_000 } url)
        {
            return null;
        }

        url = Variable().Replace(url, m => server.Member("variables").Member(m.Groups[1].Value)?.Text("default") ?? m.Value);
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 && !url.StartsWith("//", StringComparison.Ordinal))
        {
            return url;
        }

        var path = url.IndexOf('/', scheme < 0 ? 2 : scheme + 3);
        return path < 0 ? null : url[path..];
    }

    private static string Normal(string path) => "/" + path.Split('?', '#')[0].Trim('/', '.');

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Variable();
}

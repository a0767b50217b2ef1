using LaunchReady.Api.Surface;

namespace LaunchReady.Cli.Initialising;

/// <summary>The base URL: its origin from what the user named, its path from what answers.</summary>
internal static class BaseGuess
{
    /// <summary>Where the document's paths answer only under the server's path, that path belongs to the base.</summary>
    public static async Task<(Uri Base, string? Remark)> WithPrefixAsync(
        Uri origin, IReadOnlyList<string> basePaths, IReadOnlyList<Operation> operations, ConsentedOrigins door, CancellationToken cancellation)
    {
        var prefixes = Prefixes(basePaths);
        if (prefixes.Length == 0)
        {
            return (origin, null);
        }

        var reads = operations.Where(o => o.Method == "GET" && SignInGuess.IsUsable(o.Path)).OrderByDescending(o => o.Path.Length).Take(2).ToArray();
        var best = (Prefix: prefixes[0], Score: 0);
        foreach (var prefix in prefixes.Append(""))
        {
            var score = 0;
            foreach (var read in reads.Where(_ => door.Covers(origin)))
            {
                var reply = await door.GetAsync(new Uri(origin.GetLeftPart(UriPartial.Authority) + prefix + read.Path), cancellation).ConfigureAwait(false);
                score += reply.Fault is null && reply.Status is not (404 or >= 500) && !reply.IsPage ? 1 : 0;
            }

            // On a tie the document's own server stands: a guard in front of everything answers 401 anywhere.
            best = score > best.Score ? (prefix, score) : best;
        }

        var address = new Uri(origin.GetLeftPart(UriPartial.Authority) + best.Prefix);
        return (address, best.Score == 0 ? "the document names this server path; nothing answered that would prove it" : null);
    }

    /// <summary>Paths of a document's servers that can be part of a base URL.</summary>
    public static string[] Prefixes(IReadOnlyList<string> basePaths) =>
        [.. basePaths.Where(p => p.Length < 100 && !p.Contains('{', StringComparison.Ordinal) && !p.StartsWith("//", StringComparison.Ordinal)).Take(3)];

    /// <summary>The origin of the first server that a document or a collection names in full.</summary>
    public static Uri? Named(System.Text.Json.JsonElement? root)
    {
        var servers = root.Items("servers").Select(s => s.Text("url"));
        var host = root.Text("host") is { } name ? [$"{root.Items("schemes").Select(s => s?.ToString()).FirstOrDefault() ?? "https"}://{name}"] : Array.Empty<string?>();
        var variables = root.Items("variable").Select(v => v.Text("value"));
        foreach (var text in servers.Concat(host).Concat(variables).OfType<string>())
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0)
            {
                return new Uri(url.GetLeftPart(UriPartial.Authority));
            }
        }

        return null;
    }
}

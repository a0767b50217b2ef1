using System.Text;
using System.Text.Json;
using LaunchReady.Api;
using LaunchReady.Core.Decisions;
using LaunchReady.Core.Targets;

namespace LaunchReady.Cli.Initialising;

/// <summary>The document, capture or collection that was named, in bytes.</summary>
/// <param name="Location">As the configuration writes it: a URL, or a path relative to it.</param>
/// <param name="Url">Where it was fetched; null for a file.</param>
internal sealed record Source(SourceKind Kind, string Location, Uri? Url, ReadOnlyMemory<byte> Bytes)
{
    private const int LargestFile = 128 * 1024 * 1024;

    /// <summary>Where servers usually put their document; tried only on the origin that was named, where the address given was a page or nothing.</summary>
    private static readonly string[] UsualPlaces =
    [
        "/openapi.json", "/openapi.yaml", "/swagger.json", "/v3/api-docs", "/swagger/v1/swagger.json", "/openapi/v1.json", "/api-docs", "/api/openapi.json",
        "/api-json", "/docs-json", "/docs/json", "/swagger/json", "/api/docs.json",
    ];

    public SourceBytes Readable => new(Kind, Location, Bytes);

    /// <summary>What could be read, and one error for each that could not.</summary>
    public static async Task<(IReadOnlyList<Source> Sources, IReadOnlyList<UserErrorException> Errors)> ReadAllAsync(InitRequest request, ConsentedOrigins door, Action<string> say, CancellationToken cancellation)
    {
        var sources = new List<Source>();
        var errors = new List<UserErrorException>();
        foreach (var name in request.Sources)
        {
            try
            {
                var source = InitRequest.IsUrl(name) ? await FetchAsync(name, door, say, cancellation).ConfigureAwait(false) : await FileAsync(name, request, cancellation).ConfigureAwait(false);
                if (sources.Find(s => s.Location == source.Location || s.Bytes.Span.SequenceEqual(source.Bytes.Span)) is { } twin)
                {
                    errors.Add(new UserErrorException($"{name}: is the same as {twin.Location}. Name it once.", ExitCode.Usage));
                    continue;
                }

                sources.Add(source);
            }
            catch (UserErrorException error)
            {
                errors.Add(error);
            }
        }

        return (sources, errors);
    }

    private static async Task<Source> FileAsync(string name, InitRequest request, CancellationToken cancellation)
    {
        var file = Path.GetFullPath(name);
        if (!File.Exists(file))
        {
            throw new UserErrorException(
                $"{name}: there is no such file. Give an OpenAPI document, a HAR capture, a Postman collection, or the URL of a document (http://...).", ExitCode.Usage);
        }

        if (new FileInfo(file).Length > LargestFile)
        {
            throw new UserErrorException($"{name}: larger than {LargestFile / 1024 / 1024} MB. Export a smaller document.", ExitCode.ConfigurationInvalid);
        }

        var bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
        var relative = Path.GetRelativePath(request.Folder, file).Replace('\\', '/');
        if (Path.IsPathRooted(relative))
        {
            throw new UserErrorException($"{name}: lies on another drive than {request.Out}. Copy it beside the configuration.", ExitCode.Usage);
        }

        return IsAuthFile(bytes)
            ? throw new UserErrorException($"{name}: is no document but a list of people who sign in (Web Fuzzing Commons). Give it with --auth.", ExitCode.Usage)
            : new Source(KindOf(bytes), relative, null, bytes);
    }

    private static async Task<Source> FetchAsync(string text, ConsentedOrigins door, Action<string> say, CancellationToken cancellation)
    {
        var url = new Uri(text);
        var reply = await door.GetAsync(url, cancellation).ConfigureAwait(false);
        if (reply.Fault is { } fault)
        {
            throw new UserErrorException($"{text}: {fault.TrimEnd('.')}. Start the app, or correct the address, then run `launchready init` again.", ExitCode.ConfigurationInvalid);
        }

        if (reply.IsSuccess && !IsPageText(reply))
        {
            return Of(url, reply);
        }

        foreach (var place in UsualPlaces)
        {
            var address = new Uri(url, place);
            var other = await door.GetAsync(address, cancellation).ConfigureAwait(false);
            if (other.IsSuccess && !IsPageText(other) && LooksLikeDocument(other.Body))
            {
                say($"{text} is no document; using {address}.");
                return Of(address, other);
            }
        }

        var what = reply.IsSuccess ? "is a page, not an OpenAPI document" : reply.Status is >= 300 and < 400 ? $"answered {reply.Status}: redirects are not followed" : $"answered {reply.Status}";
        throw new UserErrorException($"{text}: {what}. Give the address of the raw document (often /openapi.json), or a file.", ExitCode.ConfigurationInvalid);
    }

    private static Source Of(Uri url, Reply reply)
    {
        var bytes = Encoding.UTF8.GetBytes(reply.Body);
        return new Source(KindOf(bytes), url.AbsoluteUri, url, bytes);
    }

    private static bool IsPageText(Reply reply) => reply.Body.TrimStart().StartsWith('<');

    private static bool LooksLikeDocument(string body) =>
        body.Contains("paths", StringComparison.Ordinal) && (body.Contains("openapi", StringComparison.Ordinal) || body.Contains("swagger", StringComparison.Ordinal));

    private static bool IsAuthFile(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("auth:"u8) || bytes.IndexOf("\nauth:"u8) >= 0) && bytes.IndexOf("\npaths:"u8) < 0;

    /// <summary>By what it says itself; names of files prove nothing. Whatever is no capture and no collection is read as a document, whose reader has the better words for errors.</summary>
    private static SourceKind KindOf(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.Span.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("{"u8))
        {
            return SourceKind.OpenApi;
        }

        try
        {
            using var json = Tree.Parse(bytes);
            var root = json.RootElement;
            return root.TryGetProperty("log", out var log) && log.ValueKind == JsonValueKind.Object && log.TryGetProperty("entries", out _) ? SourceKind.Har
                : (root.TryGetProperty("item", out _) && root.TryGetProperty("info", out _)) || root.TryGetProperty("collection", out _) ? SourceKind.Postman
                : SourceKind.OpenApi;
        }
        catch (JsonException)
        {
            return SourceKind.OpenApi;
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LaunchReady.Core.Evidence;

namespace LaunchReady.Secrets.Verifying;

/// <summary>The one request that shows whether a key still works: it reads and changes nothing.</summary>
/// <param name="Host">The provider's own; only a host that the user allows is asked.</param>
/// <param name="Path">With the query, where there is one.</param>
/// <param name="Credential">Puts the key into the request.</param>
/// <param name="WorksBody">What the answer must hold, where a success alone says nothing ("\"ok\":true").</param>
internal sealed record LiveQuestion(string Host, string Path, Action<HttpRequestMessage, Secret> Credential, string? WorksBody = null)
{
    /// <summary>By id of the rule. What is not here is answered by nobody.</summary>
    public static readonly IReadOnlyDictionary<string, LiveQuestion> ByRule = new Dictionary<string, LiveQuestion>(StringComparer.Ordinal)
    {
        ["stripe-secret-key"] = new("api.stripe.com", "/v1/charges?limit=1", Bearer),
        ["github-token"] = new("api.github.com", "/user", Bearer),
        ["github-fine-grained-token"] = new("api.github.com", "/user", Bearer),
        ["gitlab-personal-access-token"] = new("gitlab.com", "/api/v4/user", Named("PRIVATE-TOKEN")),
        ["slack-bot-token"] = new("slack.com", "/api/auth.test", Bearer, "\"ok\":true"),
        ["slack-user-token"] = new("slack.com", "/api/auth.test", Bearer, "\"ok\":true"),
        ["sendgrid-api-key"] = new("api.sendgrid.com", "/v3/scopes", Bearer),
        ["openai-api-key"] = new("api.openai.com", "/v1/models", Bearer),
        ["anthropic-api-key"] = new("api.anthropic.com", "/v1/models", Anthropic),
        ["npm-token"] = new("registry.npmjs.org", "/-/whoami", Bearer),
        ["digitalocean-token"] = new("api.digitalocean.com", "/v2/account", Bearer),
        ["huggingface-token"] = new("huggingface.co", "/api/whoami-v2", Bearer),
        ["linear-api-key"] = new("api.linear.app", "/graphql?query=%7Bviewer%7Bid%7D%7D", Named("Authorization")),
        ["notion-token"] = new("api.notion.com", "/v1/users/me", Notion),
        ["figma-token"] = new("api.figma.com", "/v1/me", Named("X-Figma-Token")),
        ["mailgun-api-key"] = new("api.mailgun.net", "/v3/domains", Basic("api")),
        ["postmark-server-token"] = new("api.postmarkapp.com", "/server", Named("X-Postmark-Server-Token")),
        ["airtable-token"] = new("api.airtable.com", "/v0/meta/whoami", Bearer),
    };

    public HttpRequestMessage Request(Secret key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://{Host}{Path}")) { Version = HttpVersion.Version11 };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("launchready", "1"));
        Credential(request, key);
        return request;
    }

    private static void Bearer(HttpRequestMessage request, Secret key) => request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key.Reveal()}");

    private static Action<HttpRequestMessage, Secret> Named(string header) => (request, key) => request.Headers.TryAddWithoutValidation(header, key.Reveal());

    private static Action<HttpRequestMessage, Secret> Basic(string user) =>
        (request, key) => request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key.Reveal()}")));

    private static void Anthropic(HttpRequestMessage request, Secret key)
    {
        request.Headers.TryAddWithoutValidation("x-api-key", key.Reveal());
        request.Headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
    }

    private static void Notion(HttpRequestMessage request, Secret key)
    {
        Bearer(request, key);
        request.Headers.TryAddWithoutValidation("Notion-Version", "2022-06-28");
    }
}

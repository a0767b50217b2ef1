using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fieldwork.Hosting;
using Fieldwork.Seeding;

namespace Fieldwork.Tests;

internal sealed record Answer(HttpStatusCode Status, string Text)
{
    public JsonElement Json => JsonElement.Parse(Text);

    public bool Worked => (int)Status is >= 200 and < 300;

    public string Field(string name) => Json.GetProperty(name).ToString();

    public bool Holds(string text) => Worked && Text.Contains(text, StringComparison.Ordinal);
}

/// <summary>One running backend with a client that signs in on demand.</summary>
internal sealed class Backend : IAsyncDisposable
{
    public const string AcmeOwner = "acme-owner";
    public const string AcmeDispatcher = "acme-dispatcher";
    public const string AcmeTechnician = "acme-technician";
    public const string AcmeAccountant = "acme-accountant";
    public const string BirchOwner = "birch-owner";
    public const string BirchTechnician = "birch-technician";

    private readonly FieldworkHost host;
    private readonly HttpClient client;
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    private Backend(FieldworkHost host)
    {
        this.host = host;
        client = new HttpClient { BaseAddress = new Uri(host.Seed.BaseUrl) };
    }

    public SeedFile Seed => host.Seed;

    public IServiceProvider Services => host.Services;

    public SeedObjects Acme => Seed.Objects["acme"];

    public SeedObjects Birch => Seed.Objects["birch"];

    public string AcmeId => Seed.Organisations[0].Id;

    public static async Task<Backend> StartAsync(params string[] flaws) =>
        new(await FieldworkHost.StartAsync(new Options { Urls = "http://127.0.0.1:0", Flaws = flaws }));

    public SeedIdentity Identity(string key) => Seed.Identities.Single(one => one.Key == key);

    public async Task<Answer> SignInAsync(string key) => await SendAsync(
        null, "POST", "/sessions", new { email = Identity(key).Email, password = Identity(key).Password });

    public async Task<string> TokenOfAsync(string key)
    {
        if (!tokens.TryGetValue(key, out var token))
        {
            tokens[key] = token = (await SignInAsync(key)).Field("accessToken");
        }

        return token;
    }

    public Task<Answer> GetAsync(string key, string path) => AsAsync(key, "GET", path);

    public async Task<Answer> AsAsync(string key, string method, string path, object? body = null, string? organisationHeader = null) =>
        await SendAsync(await TokenOfAsync(key), method, path, body, organisationHeader);

    public async Task<Answer> SendAsync(string? token, string method, string path, object? body = null, string? organisationHeader = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (organisationHeader is not null)
        {
            request.Headers.Add("X-Organisation-Id", organisationHeader);
        }

        request.Content = body switch
        {
            null => null,
            string raw => new StringContent(raw, MediaTypeHeaderValue.Parse("application/json")),
            _ => JsonContent.Create(body),
        };
        using var response = await client.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }
}

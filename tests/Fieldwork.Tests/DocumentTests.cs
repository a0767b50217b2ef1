using System.Text.Json;
using Fieldwork.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fieldwork.Tests;

public sealed class DocumentTests
{
    private static readonly string[] Undocumented = ["GET /openapi.json", "GET /internal/customers"];

    [Fact]
    public async Task The_document_lists_every_route_but_the_shadow_one()
    {
        await using var api = await Backend.StartAsync();
        var documented = Operations(await DocumentAsync(api)).Select(one => one.Route).ToArray();
        var mapped = api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} {route.RoutePattern.RawText!.TrimEnd('/')}");
        documented.ShouldBe(mapped.Except(Undocumented), ignoreOrder: true);
        documented.Length.ShouldBe(71);
    }

    [Fact]
    public async Task The_document_says_for_each_operation_who_may_call_it()
    {
        await using var api = await Backend.StartAsync();
        var document = await DocumentAsync(api);
        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        foreach (var (route, operation) in Operations(document))
        {
            var rule = AccessTable.ByOperation[operation.GetProperty("operationId").GetString()!];
            operation.GetProperty("security").GetArrayLength().ShouldBe(rule.IsPublic ? 0 : 1, route);
            operation.GetProperty("tags").GetArrayLength().ShouldBe(1, route);
            operation.GetProperty("responses").TryGetProperty("403", out _).ShouldBe(!rule.IsPublic, route);
        }
    }

    [Fact]
    public async Task The_document_does_not_name_the_fields_only_a_flaw_honours()
    {
        await using var api = await Backend.StartAsync();
        var schemas = (await DocumentAsync(api)).GetProperty("components").GetProperty("schemas");
        Fields(schemas, "ProfileChange").ShouldBe(["displayName", "phone"]);
        Fields(schemas, "CustomerBody").ShouldBe(["name", "email", "phone", "address", "notes"]);
        Fields(schemas, "BookingPage").ShouldBe(["companyName", "openingHours"]);
        Fields(schemas, "BookingReceipt").ShouldBe(["requestId"]);
    }

    [Fact]
    public async Task The_recorded_traffic_fits_the_routes_and_holds_no_secret()
    {
        await using var api = await Backend.StartAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "mobile-app.har"));
        var entries = JsonElement.Parse(text).GetProperty("log").GetProperty("entries").EnumerateArray().ToArray();
        entries.Length.ShouldBeGreaterThanOrEqualTo(15);
        entries.ShouldContain(entry => Url(entry).StartsWith("http://127.0.0.1:5080/internal/customers", StringComparison.Ordinal));
        foreach (var entry in entries)
        {
            var path = new Uri(Url(entry)).PathAndQuery;
            var answer = await api.SendAsync(null, entry.GetProperty("request").GetProperty("method").GetString()!, path);
            ((int)answer.Status is 404 or 405).ShouldBeFalse(path);
        }

        text.ShouldNotContain("eyJ");
        text.ShouldNotContain("fieldwork-demo");
    }

    private static string Url(JsonElement entry) => entry.GetProperty("request").GetProperty("url").GetString()!;

    private static string[] Fields(JsonElement schemas, string name) =>
        [.. schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(property => property.Name)];

    private static async Task<JsonElement> DocumentAsync(Backend api) => (await api.SendAsync(null, "GET", "/openapi.json")).Json;

    private static IEnumerable<(string Route, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);
}

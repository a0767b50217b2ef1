using System.Net;
using Fieldwork.Access;
using Fieldwork.Sessions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Fieldwork.Tests.Backend;

namespace Fieldwork.Tests;

public sealed class SoundAccessTests
{
    private static readonly Guid NoSuchId = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Fact]
    public async Task Every_protected_operation_refuses_every_bad_token_before_it_reads_the_body()
    {
        await using var api = await Backend.StartAsync();
        var token = await api.TokenOfAsync(AcmeOwner);
        string?[] bad =
        [
            null, "garbage", "a.b.c", api.Seed.ExpiredToken, api.Seed.OtherEnvironmentToken, Forge.WithOtherUser(token), Forge.Unsigned(token),
            Forge.SignedWith(token, "secret"),
        ];
        foreach (var (method, path) in ProtectedRoutes(api))
        {
            foreach (var one in bad)
            {
                (await api.SendAsync(one, method, path, "{ not json")).Status.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path} with {one}");
            }
        }
    }

    [Fact]
    public async Task Another_organisations_record_looks_exactly_like_a_missing_one()
    {
        await using var api = await Backend.StartAsync();
        foreach (var (method, foreign, missing, body) in ForeignRecords(api))
        {
            var refused = await api.AsAsync(BirchOwner, method, foreign, body);
            refused.Status.ShouldBe(HttpStatusCode.NotFound, $"{method} {foreign}");
            refused.ShouldBe(await api.AsAsync(BirchOwner, method, missing, body), $"{method} {foreign}");
        }

        // And nothing of it happened.
        (await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}")).Holds("Boiler service").ShouldBeTrue();
        (await api.GetAsync(AcmeOwner, $"/invoices/{api.Acme.Invoices[0]}")).Field("status").ShouldBe("draft");
    }

    [Fact]
    public async Task Every_list_holds_the_callers_own_rows_only()
    {
        await using var api = await Backend.StartAsync();
        string[] lists =
        [
            "/customers", "/jobs", "/schedules", "/technicians", "/invoices", "/invites", "/admin/users", "/search?q=e", "/export/jobs",
            "/internal/customers",
        ];
        foreach (var path in lists)
        {
            var answer = await api.GetAsync(BirchOwner, path);
            answer.Worked.ShouldBeTrue(path);
            answer.Holds(api.Seed.Organisations[1].Id).ShouldBeTrue(path);
            answer.Holds(api.AcmeId).ShouldBeFalse(path);
        }

        (await api.GetAsync(BirchOwner, "/export/customers")).Holds("Larch Street Bakery").ShouldBeFalse();
        (await api.GetAsync(BirchOwner, "/dashboard")).Field("jobs").ShouldBe("3");
    }

    [Theory]
    [InlineData(
        AcmeTechnician,
        "POST /customers|DELETE /customers/{c}|GET /invoices|POST /invoices|POST /invites|GET /admin/users|"
            + "PUT /admin/settings|POST /jobs",
        "GET /jobs|GET /customers|GET /schedules|POST /jobs/{j}/start|POST /jobs/{j}/comments")]
    [InlineData(
        AcmeDispatcher,
        "GET /invoices|GET /admin/audit-log|POST /invoices/{i}/pay|DELETE /admin/users/tara-nyberg",
        "POST /customers|POST /jobs|GET /invites|DELETE /customers/{c}|POST /schedules")]
    [InlineData(
        AcmeAccountant,
        "POST /customers|POST /jobs|POST /jobs/{j}/comments|POST /jobs/{j}/start|GET /admin/settings|POST /invites",
        "GET /customers|GET /invoices|POST /invoices/{i}/pay|GET /schedules|GET /export/customers")]
    [InlineData(
        AcmeOwner,
        "",
        "GET /invoices|GET /admin/users|GET /admin/settings|DELETE /customers/{c}|GET /admin/audit-log|POST /invites")]
    public async Task Each_role_may_do_its_own_things_only(string key, string refused, string allowed)
    {
        await using var api = await Backend.StartAsync();
        foreach (var operation in refused.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            (await CallAsync(api, key, operation)).Status.ShouldBe(HttpStatusCode.Forbidden, operation);
        }

        foreach (var operation in allowed.Split('|'))
        {
            var status = (await CallAsync(api, key, operation)).Status;
            ((int)status is 200 or 201 or 204 or 400).ShouldBeTrue($"{operation} answered {status}");
        }
    }

    [Fact]
    public async Task A_dispatcher_invites_technicians_and_a_change_of_role_counts_at_once()
    {
        await using var api = await Backend.StartAsync();
        (await api.AsAsync(AcmeDispatcher, "POST", "/invites", new { email = "a@x.example", role = "technician" })).Status.ShouldBe(HttpStatusCode.Created);
        (await api.AsAsync(AcmeDispatcher, "POST", "/invites", new { email = "b@x.example", role = "accountant" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await api.GetAsync(AcmeTechnician, "/invoices")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await api.AsAsync(AcmeOwner, "PATCH", "/admin/users/tara-nyberg", new { role = "accountant" })).Worked.ShouldBeTrue();
        (await api.GetAsync(AcmeTechnician, "/invoices")).Worked.ShouldBeTrue();
        (await api.AsAsync(AcmeOwner, "PATCH", "/admin/users/olivia-stone", new { role = "accountant" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.AsAsync(AcmeOwner, "PATCH", "/admin/users/bruno-falk", new { role = "accountant" })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_sign_out_ends_everything()
    {
        await using var api = await Backend.StartAsync();
        var first = await api.SignInAsync(BirchTechnician);
        var second = await RefreshAsync(api, first);
        second.Worked.ShouldBeTrue();
        (await RefreshAsync(api, first)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.SendAsync(second.Field("accessToken"), "GET", "/sessions")).Json.GetArrayLength().ShouldBe(1);
        (await api.SendAsync(second.Field("accessToken"), "DELETE", "/sessions/current")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await api.SendAsync(first.Field("accessToken"), "GET", "/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await RefreshAsync(api, second)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Mail_leads_in_by_code_by_reset_and_by_invite()
    {
        await using var api = await Backend.StartAsync();
        var outbox = api.Services.GetRequiredService<Outbox>();
        var email = api.Identity(BirchTechnician).Email;

        await api.SendAsync(null, "POST", "/otp", new { email });
        var code = outbox.Latest(email).Secret;
        (await api.SendAsync(null, "POST", "/otp/verify", new { email, code })).Worked.ShouldBeTrue();
        (await api.SendAsync(null, "POST", "/otp/verify", new { email, code })).Status.ShouldBe(HttpStatusCode.Unauthorized);

        var before = await api.TokenOfAsync(BirchTechnician);
        await api.SendAsync(null, "POST", "/password-resets", new { email });
        var reset = new { token = outbox.Latest(email).Secret, password = "a-new-password-1" };
        (await api.SendAsync(null, "POST", "/password-resets/confirm", reset)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await api.SendAsync(before, "GET", "/me")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await api.SendAsync(null, "POST", "/sessions", new { email, password = "a-new-password-1" })).Worked.ShouldBeTrue();

        await api.AsAsync(BirchOwner, "POST", "/invites", new { email = "ned@x.example", role = "technician" });
        var accept = new { token = outbox.Latest("ned@x.example").Secret, displayName = "Ned New", password = "long-enough-password" };
        var joined = await api.SendAsync(null, "POST", "/invites/accept", accept);
        (await api.SendAsync(joined.Field("accessToken"), "GET", "/me")).Field("userName").ShouldBe("ned-new");
        (await api.SendAsync(null, "POST", "/invites/accept", accept)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Answer> RefreshAsync(Backend api, Answer pair) =>
        api.SendAsync(null, "POST", "/sessions/refresh", new { refreshToken = pair.Field("refreshToken") });

    private static Task<Answer> CallAsync(Backend api, string key, string operation)
    {
        var parts = operation.Split(' ');
        var path = parts[1]
            .Replace("{c}", api.Acme.Customers[2].ToString(), StringComparison.Ordinal)
            .Replace("{j}", $"{api.Acme.Jobs[0]}", StringComparison.Ordinal)
            .Replace("{i}", api.Acme.Invoices[0], StringComparison.Ordinal);
        var action = path.EndsWith("/start", StringComparison.Ordinal) || path.EndsWith("/pay", StringComparison.Ordinal);
        return api.AsAsync(key, parts[0], path, parts[0] is "POST" or "PUT" && !action ? new { } : null);
    }

    private static IEnumerable<(string Method, string Path)> ProtectedRoutes(Backend api)
    {
        foreach (var endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var operation = endpoint.Metadata.GetMetadata<EndpointNameMetadata>()!.EndpointName;
            if (!AccessTable.ByOperation[operation].IsPublic)
            {
                var path = endpoint.RoutePattern.RawText!
                    .Replace("{jobId}", "1", StringComparison.Ordinal)
                    .Replace("{", "", StringComparison.Ordinal)
                    .Replace("}", "", StringComparison.Ordinal);
                yield return (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0], path);
            }
        }
    }

    private static IEnumerable<(string Method, string Foreign, string Missing, object? Body)> ForeignRecords(Backend api)
    {
        var job = api.Acme.Jobs[0];
        var plan = new { jobId = api.Birch.Jobs[0], startsAt = "2030-01-01T08:00:00Z", endsAt = "2030-01-01T09:00:00Z" };
        yield return ("GET", $"/jobs/{job}", "/jobs/999", null);
        yield return ("PATCH", $"/jobs/{job}", "/jobs/999", new { title = "x" });
        yield return ("DELETE", $"/jobs/{job}", "/jobs/999", null);
        yield return ("POST", $"/jobs/{job}/assign", "/jobs/999/assign", new { technician = "bea-lindqvist" });
        yield return ("POST", $"/jobs/{job}/start", "/jobs/999/start", null);
        yield return ("POST", $"/jobs/{job}/complete", "/jobs/999/complete", null);
        yield return ("GET", $"/jobs/{job}/comments", "/jobs/999/comments", null);
        yield return ("POST", $"/jobs/{job}/comments", "/jobs/999/comments", new { text = "x" });
        yield return ("GET", $"/jobs/{job}/comments/{api.Acme.Comments[0].CommentId}", $"/jobs/{job}/comments/999", null);
        yield return ("DELETE", $"/jobs/{job}/comments/{api.Acme.Comments[0].CommentId}", $"/jobs/{job}/comments/999", null);
        yield return ("GET", $"/jobs/{job}/photos", "/jobs/999/photos", null);
        yield return ("POST", $"/jobs/{job}/photos", "/jobs/999/photos", new { caption = "x", data = "AAAA" });
        yield return ("GET", $"/jobs/{api.Birch.Jobs[0]}/photos/{api.Acme.Photos[0].PhotoId}", $"/jobs/{api.Birch.Jobs[0]}/photos/{NoSuchId}", null);
        yield return ("DELETE", $"/jobs/{job}/photos/{api.Acme.Photos[0].PhotoId}", $"/jobs/{job}/photos/{NoSuchId}", null);
        var name = new { name = "x" };
        foreach (var (method, body) in new (string, object?)[] { ("GET", null), ("HEAD", null), ("PUT", name), ("PATCH", name), ("DELETE", null) })
        {
            yield return (method, $"/customers/{api.Acme.Customers[0]}", $"/customers/{NoSuchId}", body);
        }

        foreach (var (method, body) in new (string, object?)[] { ("GET", null), ("PUT", plan), ("DELETE", null) })
        {
            yield return (method, $"/schedules/{api.Acme.Schedules[0]}", "/schedules/sch_none", body);
        }

        foreach (var (method, tail) in new[] { ("GET", ""), ("PATCH", ""), ("POST", "/send"), ("POST", "/pay"), ("DELETE", "") })
        {
            object? body = method == "PATCH" ? new { note = "x" } : null;
            yield return (method, $"/invoices/{api.Acme.Invoices[0]}{tail}", $"/invoices/INV-2020-0001{tail}", body);
        }

        yield return ("GET", $"/invites/{api.Acme.Invites[0]}", $"/invites/{NoSuchId}", null);
        yield return ("POST", $"/invites/{api.Acme.Invites[0]}/resend", $"/invites/{NoSuchId}/resend", null);
        yield return ("DELETE", $"/invites/{api.Acme.Invites[0]}", $"/invites/{NoSuchId}", null);
        yield return ("GET", "/technicians/tara-nyberg", "/technicians/nobody", null);
        yield return ("DELETE", "/admin/users/tara-nyberg", "/admin/users/nobody", null);
    }
}

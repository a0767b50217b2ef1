using System.Net;
using static Fieldwork.Tests.Backend;

namespace Fieldwork.Tests;

public sealed class SoundBehaviourTests
{
    [Fact]
    public async Task A_new_organisation_starts_empty_and_works_from_sign_up_to_a_paid_invoice()
    {
        await using var api = await Backend.StartAsync();
        var owner = new { organisationName = "Cedar Electric", ownerName = "Cleo Vance", email = "cleo@cedar.example", password = "long-enough-password" };
        var signedUp = await api.SendAsync(null, "POST", "/organisations", owner);
        signedUp.Status.ShouldBe(HttpStatusCode.Created);
        (await api.SendAsync(null, "POST", "/organisations", owner)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.SendAsync(null, "POST", "/organisations", owner with { organisationName = "Other" })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.SendAsync(null, "GET", "/public/booking-page/other")).Status.ShouldBe(HttpStatusCode.NotFound);

        var token = signedUp.Field("accessToken");
        (await api.SendAsync(token, "GET", "/customers")).Field("total").ShouldBe("0");
        var customer = await api.SendAsync(token, "POST", "/customers", new { name = "First & \"Only\"", notes = "ünïcode <b>" });
        customer.Status.ShouldBe(HttpStatusCode.Created);
        var job = await api.SendAsync(token, "POST", "/jobs", new { customerId = customer.Field("customerId"), title = "Rewire" });
        job.Field("customerName").ShouldBe("First & \"Only\"");
        var jobId = job.Field("jobId");
        (await api.SendAsync(token, "POST", $"/jobs/{jobId}/start")).Field("status").ShouldBe("inProgress");
        (await api.SendAsync(token, "POST", $"/jobs/{jobId}/start")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.SendAsync(token, "POST", $"/jobs/{jobId}/complete")).Field("status").ShouldBe("completed");
        (await api.SendAsync(token, "GET", "/jobs?status=completed&limit=1")).Field("nextCursor").ShouldBe(jobId);
        var invoice = await api.SendAsync(token, "POST", "/invoices", new { jobId = long.Parse(jobId), amountCents = 100 });
        var number = invoice.Field("number");
        (await api.SendAsync(token, "POST", $"/invoices/{number}/send")).Field("status").ShouldBe("sent");
        (await api.SendAsync(token, "DELETE", $"/invoices/{number}")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.SendAsync(token, "POST", $"/invoices/{number}/pay")).Field("status").ShouldBe("paid");
        (await api.SendAsync(token, "POST", $"/invoices/{number}/pay")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.SendAsync(token, "GET", "/admin/audit-log")).Holds("payInvoice").ShouldBeTrue();
        (await api.SendAsync(token, "GET", "/export/customers")).Holds("\"First & \"\"Only\"\"\"").ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST", "/customers", "{ not json")]
    [InlineData("POST", "/customers", "{}")]
    [InlineData("POST", "/customers", """{"name":null}""")]
    [InlineData("POST", "/customers", """{"name":"x","email":"no"}""")]
    [InlineData("POST", "/jobs", """{"customerId":"00000000-0000-0000-0000-000000000001","title":"x"}""")]
    [InlineData("POST", "/invoices", """{"jobId":"1","amountCents":5}""")]
    [InlineData("POST", "/invites", """{"email":"a@b.example","role":"king"}""")]
    [InlineData("POST", "/schedules", """{"jobId":1,"startsAt":"2030-01-02T00:00:00Z","endsAt":"2030-01-01T00:00:00Z"}""")]
    [InlineData("GET", "/jobs?status=none", null)]
    [InlineData("GET", "/customers?page=0", null)]
    [InlineData("GET", "/search", null)]
    public async Task Invalid_input_is_a_problem_of_the_caller(string method, string path, string? body)
    {
        await using var api = await Backend.StartAsync();
        var answer = await api.AsAsync(AcmeOwner, method, path, body);
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Field("status").ShouldBe("400");
    }

    [Fact]
    public async Task References_to_another_organisations_records_are_refused_like_unknown_ones()
    {
        await using var api = await Backend.StartAsync();
        var foreign = api.Acme.Jobs[0];
        (object Body, string Path)[] attempts =
        [
            (new { customerId = api.Acme.Customers[0], title = "x" }, "/jobs"),
            (new { jobId = foreign, amountCents = 5 }, "/invoices"),
            (new { jobId = foreign, startsAt = "2030-01-01T08:00:00Z", endsAt = "2030-01-01T09:00:00Z" }, "/schedules"),
            (new { technician = "tara-nyberg" }, $"/jobs/{api.Birch.Jobs[0]}/assign"),
        ];
        foreach (var (body, path) in attempts)
        {
            (await api.AsAsync(BirchOwner, "POST", path, body)).Status.ShouldBe(HttpStatusCode.BadRequest, path);
        }
    }

    [Fact]
    public async Task Duplicates_and_customers_with_jobs_are_conflicts()
    {
        await using var api = await Backend.StartAsync();
        const string taken = "office@larch-street-bakery.example";
        (await api.AsAsync(AcmeOwner, "POST", "/customers", new { name = "Twin", email = taken })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.AsAsync(BirchOwner, "POST", "/customers", new { name = "Twin", email = taken })).Status.ShouldBe(HttpStatusCode.Created);
        var other = $"/customers/{api.Acme.Customers[1]}";
        (await api.AsAsync(AcmeOwner, "PATCH", other, new { email = taken })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.AsAsync(AcmeOwner, "PUT", other, new { name = "x", email = taken })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.AsAsync(AcmeOwner, "DELETE", $"/customers/{api.Acme.Customers[0]}")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await api.AsAsync(AcmeOwner, "DELETE", $"/customers/{api.Acme.Customers[2]}")).Status.ShouldBe(HttpStatusCode.NoContent);
        var invite = new { email = "newcomer@acme-heating.example", role = "technician" };
        (await api.AsAsync(AcmeOwner, "POST", "/invites", invite)).Status.ShouldBe(HttpStatusCode.Conflict);
    }
}

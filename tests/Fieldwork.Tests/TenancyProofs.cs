using System.Net;
using System.Text.Json;
using Fieldwork.Flaws;
using Fieldwork.Jobs;
using Microsoft.Extensions.DependencyInjection;
using static Fieldwork.Tests.Backend;

namespace Fieldwork.Tests;

/// <summary>Birch Plumbing reaches for what belongs to Acme Heating.</summary>
internal static class TenancyProofs
{
    public static readonly Dictionary<string, Func<Backend, Task<bool>>> All = new(StringComparer.Ordinal)
    {
        [FlawIds.JobReadCrossTenant] = async api => (await api.GetAsync(BirchOwner, $"/jobs/{api.Acme.Jobs[0]}")).Holds("Boiler service"),
        [FlawIds.JobPatchCrossTenant] = JobPatch,
        [FlawIds.JobPatchLate] = async api =>
        {
            (await api.AsAsync(BirchOwner, "PATCH", $"/jobs/{api.Acme.Jobs[0]}", new { title = "Changed later" })).Status.ShouldBe(HttpStatusCode.NotFound);
            await api.Services.GetRequiredService<LateChanges>().DoneAsync();
            return (await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}")).Holds("Changed later");
        },
        [FlawIds.JobDeleteCrossTenant] = JobDelete,
        [FlawIds.CustomerPutCrossTenant] = async api =>
        {
            await api.AsAsync(BirchOwner, "PUT", $"/customers/{api.Acme.Customers[0]}", new { name = "Overwritten" });
            return (await api.GetAsync(AcmeOwner, $"/customers/{api.Acme.Customers[0]}")).Holds("Overwritten");
        },
        [FlawIds.CustomerHeadCrossTenant] = async api =>
        {
            (await api.GetAsync(BirchOwner, $"/customers/{api.Acme.Customers[0]}")).Worked.ShouldBeFalse();
            return (await api.AsAsync(BirchOwner, "HEAD", $"/customers/{api.Acme.Customers[0]}")).Worked;
        },
        [FlawIds.InvoicePayCrossTenant] = async api =>
        {
            await api.AsAsync(BirchOwner, "POST", $"/invoices/{api.Acme.Invoices[0]}/pay");
            return (await api.GetAsync(AcmeOwner, $"/invoices/{api.Acme.Invoices[0]}")).Field("status") == "paid";
        },
        [FlawIds.PhotosNestedCrossTenant] = async api =>
            (await api.GetAsync(BirchOwner, $"/jobs/{api.Birch.Jobs[0]}/photos/{api.Acme.Photos[0].PhotoId}")).Holds("The gauge before the exchange"),
        [FlawIds.CommentCreateCrossTenant] = async api =>
        {
            await api.AsAsync(BirchOwner, "POST", $"/jobs/{api.Acme.Jobs[0]}/comments", new { text = "from next door" });
            return (await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}/comments")).Holds("from next door");
        },
        [FlawIds.SearchCrossTenant] = async api => (await api.GetAsync(BirchOwner, "/search?q=boiler")).Holds("Boiler service"),
        [FlawIds.ExportCrossTenant] = async api => (await api.GetAsync(BirchOwner, "/export/customers")).Holds("Larch Street Bakery"),
        [FlawIds.ListPageTwoCrossTenant] = ListPageTwo,
        [FlawIds.JobCountCrossTenant] = async api => (await api.GetAsync(BirchOwner, "/jobs/count")).Field("count") == "6",
        [FlawIds.ListTotalLeaks] = async api =>
            await api.GetAsync(BirchOwner, "/customers") is var answer && answer.Field("total") == "6" && !answer.Holds("Larch Street Bakery"),
        [FlawIds.TenantFromHeader] = async api =>
            (await api.AsAsync(BirchOwner, "GET", "/customers", organisationHeader: api.AcmeId)).Holds("Larch Street Bakery"),
        [FlawIds.TenantFromQuery] = async api => (await api.GetAsync(BirchOwner, $"/jobs?organisationId={api.AcmeId}")).Holds("Boiler service"),
        [FlawIds.CreateIntoOtherOrganisation] = async api =>
        {
            (await api.AsAsync(BirchOwner, "POST", "/customers", new { name = "Planted", organisationId = api.AcmeId })).Worked.ShouldBeTrue();
            return (await api.GetAsync(AcmeOwner, "/customers")).Holds("Planted");
        },
        [FlawIds.JobForForeignCustomer] = async api =>
            (await api.AsAsync(BirchOwner, "POST", "/jobs", new { customerId = api.Acme.Customers[0], title = "Spy" })).Holds("Larch Street Bakery"),
        [FlawIds.OwnershipTheft] = async api =>
        {
            await api.AsAsync(BirchOwner, "PUT", $"/customers/{api.Acme.Customers[2]}", new { name = "Mine now" });
            return (await api.GetAsync(BirchOwner, $"/customers/{api.Acme.Customers[2]}")).Holds("Mine now")
                && !(await api.GetAsync(AcmeOwner, $"/customers/{api.Acme.Customers[2]}")).Worked;
        },
        [FlawIds.ResponseCacheShared] = async api =>
        {
            var path = $"/jobs/{api.Acme.Jobs[0]}";
            (await api.GetAsync(BirchOwner, path)).Worked.ShouldBeFalse();
            (await api.GetAsync(AcmeOwner, path)).Worked.ShouldBeTrue();
            return (await api.GetAsync(BirchOwner, path)).Holds("Boiler service");
        },
        [FlawIds.SchedulePutCrossTenant] = SchedulePut,
    };

    private static async Task<bool> JobPatch(Backend api)
    {
        await api.AsAsync(BirchOwner, "PATCH", $"/jobs/{api.Acme.Jobs[0]}", new { title = "Changed next door" });
        return (await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}")).Holds("Changed next door");
    }

    private static async Task<bool> JobDelete(Backend api)
    {
        await api.AsAsync(BirchOwner, "DELETE", $"/jobs/{api.Acme.Jobs[0]}");
        return !(await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}")).Worked;
    }

    private static async Task<bool> ListPageTwo(Backend api)
    {
        foreach (var key in new[] { AcmeOwner, BirchOwner })
        {
            var first = await api.GetAsync(key, "/customers?page=1&pageSize=2");
            Foreign(first, api, key).ShouldBe(0);
        }

        return Foreign(await api.GetAsync(AcmeOwner, "/customers?page=2&pageSize=2"), api, AcmeOwner) > 0
            && Foreign(await api.GetAsync(BirchOwner, "/customers?page=2&pageSize=2"), api, BirchOwner) > 0;
    }

    private static int Foreign(Answer page, Backend api, string key)
    {
        var own = api.Seed.Organisations.Single(one => one.Key == api.Identity(key).Organisation).Id;
        return page.Json.GetProperty("items").EnumerateArray().Count((JsonElement item) => item.GetProperty("organisationId").GetString() != own);
    }

    private static async Task<bool> SchedulePut(Backend api)
    {
        var path = $"/schedules/{api.Acme.Schedules[0]}";
        await api.AsAsync(BirchOwner, "PUT", path, new
        {
            jobId = api.Birch.Jobs[0],
            startsAt = "2030-01-01T08:00:00Z",
            endsAt = "2030-01-01T09:00:00Z",
            notes = "Moved next door",
        });
        return (await api.GetAsync(AcmeOwner, path)).Holds("Moved next door");
    }
}

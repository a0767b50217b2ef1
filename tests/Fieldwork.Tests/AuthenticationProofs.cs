using Fieldwork.Flaws;
using Fieldwork.Tokens;
using static Fieldwork.Tests.Backend;

namespace Fieldwork.Tests;

/// <summary>For every flaw a request that tells whether it is there.</summary>
internal static class AuthenticationProofs
{
    public static readonly Dictionary<string, Func<Backend, Task<bool>>> All = new(StringComparer.Ordinal)
    {
        [FlawIds.JobReadOpen] = async api => (await api.SendAsync(null, "GET", $"/jobs/{api.Acme.Jobs[0]}")).Holds("Boiler service"),
        [FlawIds.CustomersListOpen] = async api =>
            await api.SendAsync(null, "GET", "/customers") is var answer && answer.Holds("Larch Street Bakery") && answer.Holds("Copper Kettle Inn"),
        [FlawIds.ExportOpen] = async api =>
            await api.SendAsync(null, "GET", "/export/customers") is var answer && answer.Holds("Larch Street Bakery") && answer.Holds("Copper Kettle Inn"),
        [FlawIds.JobDeleteOpen] = JobDeleteOpen,
        [FlawIds.CommentCreateOpen] = CommentCreateOpen,
        [FlawIds.ShadowOpen] = async api =>
            await api.SendAsync(null, "GET", "/internal/customers?since=2020-01-01T00:00:00Z") is var answer
            && answer.Holds("Larch Street Bakery") && answer.Holds("Copper Kettle Inn"),
        [FlawIds.GarbageTokenAccepted] = async api => (await api.SendAsync("not-a-token", "GET", "/schedules")).Holds("Boiler service"),
        [FlawIds.ExpiredTokenAccepted] = async api => (await api.SendAsync(api.Seed.ExpiredToken, "GET", "/me")).Worked,
        [FlawIds.SignatureNotVerified] = async api =>
            (await api.SendAsync(Forge.WithOtherUser(await api.TokenOfAsync(AcmeOwner)), "GET", "/me")).Worked,
        [FlawIds.AlgNoneAccepted] = async api => (await api.SendAsync(Forge.Unsigned(await api.TokenOfAsync(AcmeOwner)), "GET", "/me")).Worked,
        [FlawIds.KeyConfusion] = KeyConfusion,
        [FlawIds.WeakSigningSecret] = async api => Forge.IsSignedWith(await api.TokenOfAsync(AcmeOwner), "secret"),
        [FlawIds.SignOutKeepsAccessToken] = SignOutKeepsAccessToken,
        [FlawIds.SignOutKeepsRefreshToken] = SignOutKeepsRefreshToken,
        [FlawIds.OtherEnvironmentAccepted] = async api => (await api.SendAsync(api.Seed.OtherEnvironmentToken, "GET", "/me")).Worked,
        [FlawIds.BookingPageLeaks] = async api => (await api.SendAsync(null, "GET", "/public/booking-page/acme-heating")).Holds("Larch Street Bakery"),
        [FlawIds.PublicWrite] = PublicWrite,
    };

    private static async Task<bool> JobDeleteOpen(Backend api)
    {
        await api.SendAsync(null, "DELETE", $"/jobs/{api.Acme.Jobs[0]}");
        return !(await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}")).Worked;
    }

    private static async Task<bool> CommentCreateOpen(Backend api)
    {
        await api.SendAsync(null, "POST", $"/jobs/{api.Acme.Jobs[0]}/comments", new { text = "from a stranger" });
        return (await api.GetAsync(AcmeOwner, $"/jobs/{api.Acme.Jobs[0]}/comments")).Holds("from a stranger");
    }

    private static async Task<bool> KeyConfusion(Backend api)
    {
        var keys = await api.SendAsync(null, "GET", "/.well-known/jwks.json");
        var pem = keys.Json.GetProperty("keys")[0].GetProperty("x-pem").GetString()!;
        pem.ShouldBe(SigningKeys.PublicPem);
        return (await api.SendAsync(Forge.SignedWith(await api.TokenOfAsync(AcmeOwner), pem), "GET", "/me")).Worked;
    }

    private static async Task<bool> SignOutKeepsAccessToken(Backend api)
    {
        var pair = await api.SignInAsync(AcmeOwner);
        (await api.SendAsync(pair.Field("accessToken"), "DELETE", "/sessions/current")).Worked.ShouldBeTrue();
        return (await api.SendAsync(pair.Field("accessToken"), "GET", "/me")).Worked;
    }

    private static async Task<bool> SignOutKeepsRefreshToken(Backend api)
    {
        var pair = await api.SignInAsync(AcmeOwner);
        (await api.SendAsync(pair.Field("accessToken"), "DELETE", "/sessions/current")).Worked.ShouldBeTrue();
        var renewed = await api.SendAsync(null, "POST", "/sessions/refresh", new { refreshToken = pair.Field("refreshToken") });
        return renewed.Worked && (await api.SendAsync(renewed.Field("accessToken"), "GET", "/me")).Worked;
    }

    private static async Task<bool> PublicWrite(Backend api)
    {
        var id = api.Acme.Customers[0];
        var answer = await api.SendAsync(
            null, "POST", "/public/booking-page/acme-heating/requests",
            new { name = "Renamed by a stranger", email = "stranger@example.com", message = "Hello", customerId = id });
        answer.Worked.ShouldBeTrue();
        return answer.Holds("12 Larch Street") && (await api.GetAsync(AcmeOwner, $"/customers/{id}")).Holds("Renamed by a stranger");
    }
}
